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
    private final MeterRegistry meters;

    CredentialVendor(
            Grants grants,
            StoreTrust trust,
            StoreConfig store,
            CredentialCache cache,
            MonitoredIssuer issuer,
            MeterRegistry meters) {
        this.grants = grants;
        this.trust = trust;
        this.store = store;
        this.cache = cache;
        this.issuer = issuer;
        this.meters = meters;
    }

    /** Credentials for this scope, or a {@link ProblemException}: 403, 400, 502 or 503. */
    public Uni<Vended> vend(Caller caller, CredentialAsk ask) {
        RequestFields.asked(caller, ask.scope());
        Decision decision = grants.decide(caller, ask.scope());
        RequestFields.decided(decision);
        if (decision instanceof Allowed allowed) {
            count("allowed", allowed.grant().name());
            trust.require();
            return vend(caller, ask, allowed);
        }
        count("denied", "none");
        throw ProblemException.forbidden();
    }

    private Uni<Vended> vend(Caller caller, CredentialAsk ask, Allowed allowed) {
        Scope scope = ask.lease() ? allowed.lease().orElse(allowed.scope()) : allowed.scope();
        Duration lifetime = allowed.grant().limits().lifetime().choose(ask.lifetime());
        SessionPolicy policy = SessionPolicy.of(scope, store.profile());
        IssueRequest request = new IssueRequest(caller.subject(), policy, lifetime);
        return cache.get(new CacheKey(caller, issuer.type(), scope, lifetime), () -> issuer.issue(request))
                .map(credentials -> new Vended(credentials, scope, ask.scope(), allowed.grant()));
    }

    private void count(String outcome, String grant) {
        meters.counter("drawbridge.decisions", "outcome", outcome, "grant", grant)
                .increment();
    }
}
