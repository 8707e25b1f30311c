package io.drawbridge.token.vending;

import io.drawbridge.token.caller.Caller;
import io.drawbridge.token.grant.Decision.Allowed;
import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.scope.Scope;
import io.drawbridge.token.store.StoreConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Decides, and gives what was decided: the one way to credentials, whatever door was knocked at. */
@ApplicationScoped
public class CredentialVendor {

    private final Decisions decisions;
    private final StoreTrust trust;
    private final StoreConfig store;
    private final CredentialCache cache;
    private final MonitoredIssuer issuer;
    private final IssuerConfig config;
    private final TicketBounds tickets;

    CredentialVendor(
            Decisions decisions,
            StoreTrust trust,
            StoreConfig store,
            CredentialCache cache,
            MonitoredIssuer issuer,
            IssuerConfig config,
            TicketBounds tickets) {
        this.decisions = decisions;
        this.trust = trust;
        this.store = store;
        this.cache = cache;
        this.issuer = issuer;
        this.config = config;
        this.tickets = tickets;
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

    /** The same for a service that keeps the caller within the grant's limits, whatever S3 holds a session to. */
    public Uni<Vended> vendToEnforcer(Caller enforcer, Caller caller, CredentialAsk ask) {
        return vend(caller, ask, decisions.require(enforcer, caller, ask.scope()));
    }

    /** The decision, counted and audited, or a 403 problem. */
    public Allowed decide(Caller caller, Scope scope) {
        return decisions.require(caller, scope);
    }

    private Uni<Vended> vend(Caller caller, CredentialAsk ask, Allowed allowed) {
        SessionPlan granted = plan(allowed, ask);
        trust.require(granted.issuer().type());
        SessionPlan plan = granted.living(tickets.lifetime(caller, granted.lifetime()));
        return cache.get(CacheKey.of(caller, plan), () -> issuer.issue(request(caller, plan)))
                .map(credentials -> tickets.limit(caller, credentials))
                .map(credentials -> new Vended(credentials, plan.scope(), ask.scope(), allowed));
    }

    /** What {@link #vend} would ask the issuer for. */
    public SessionPlan plan(Allowed allowed, CredentialAsk ask) {
        return SessionPlan.of(allowed, ask, issuer.standard());
    }

    private IssueRequest request(Caller caller, SessionPlan plan) {
        Map<String, String> tags = config.sessionTags() ? SessionTags.of(caller.principal()) : Map.of();
        return new IssueRequest(caller.subject(), plan.policy(store.profile()), plan.lifetime(), plan.issuer(), tags);
    }
}
