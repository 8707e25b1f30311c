package io.drawbridge.token.vending;

import io.drawbridge.token.caller.Caller;
import io.drawbridge.token.grant.Decision;
import io.drawbridge.token.grant.Decision.Allowed;
import io.drawbridge.token.grant.Grants;
import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.scope.Scope;
import io.drawbridge.token.scope.SessionPolicy;
import io.drawbridge.token.store.StoreConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Decides, and gives what was decided: the one way to credentials, whatever door was knocked at. */
@ApplicationScoped
public class CredentialVendor {

    private final Grants grants;
    private final StoreTrust trust;
    private final StoreConfig store;
    private final CredentialCache cache;
    private final MonitoredIssuer issuer;
    private final TicketBounds tickets;
    private final MeterRegistry meters;

    CredentialVendor(
            Grants grants,
            StoreTrust trust,
            StoreConfig store,
            CredentialCache cache,
            MonitoredIssuer issuer,
            TicketBounds tickets,
            MeterRegistry meters) {
        this.grants = grants;
        this.trust = trust;
        this.store = store;
        this.cache = cache;
        this.issuer = issuer;
        this.tickets = tickets;
        this.meters = meters;
    }

    /** Credentials for this scope that leave this service, or a {@link ProblemException}: 403, 400, 502 or 503. */
    public Uni<Vended> vend(Caller caller, CredentialAsk ask) {
        Allowed allowed = decide(caller, ask.scope());
        tickets.requireFitForRaw(caller);
        return vend(caller, ask, allowed);
    }

    /** The same for what is signed here: what is signed must not outlive them, and must keep to the grant's limits. */
    public Uni<Vended> vendForSigning(Caller caller, CredentialAsk ask) {
        return vend(caller, ask, decide(caller, ask.scope()));
    }

    /** The decision, counted and in the request's log line, or a 403 problem. */
    public Allowed decide(Caller caller, Scope scope) {
        RequestFields.asked(caller, scope);
        Decision decision = grants.decide(caller, scope);
        RequestFields.decided(decision);
        if (decision instanceof Allowed allowed) {
            count("allowed", allowed.grant().name());
            return allowed;
        }
        count("denied", "none");
        throw ProblemException.forbidden();
    }

    private Uni<Vended> vend(Caller caller, CredentialAsk ask, Allowed allowed) {
        trust.require();
        Scope scope = ask.lease() ? allowed.lease().orElse(allowed.scope()) : allowed.scope();
        Duration lifetime =
                tickets.lifetime(caller, allowed.grant().limits().lifetime().choose(ask.lifetime()));
        SessionPolicy policy = SessionPolicy.of(scope, store.profile());
        IssueRequest request = new IssueRequest(caller.subject(), policy, lifetime);
        return cache.get(new CacheKey(caller.principal(), issuer.type(), scope, lifetime), () -> issuer.issue(request))
                .map(credentials -> tickets.limit(caller, credentials))
                .map(credentials ->
                        new Vended(credentials, scope, ask.scope(), allowed.grant(), TicketBounds.limits(caller)));
    }

    private void count(String outcome, String grant) {
        meters.counter("drawbridge.decisions", "outcome", outcome, "grant", grant)
                .increment();
    }
}
