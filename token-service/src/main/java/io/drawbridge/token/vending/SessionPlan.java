package io.drawbridge.token.vending;

import io.drawbridge.token.grant.Decision.Allowed;
import io.drawbridge.token.grant.IssuerChoice;
import io.drawbridge.token.scope.Scope;
import io.drawbridge.token.scope.SessionPolicy;
import io.drawbridge.token.scope.StoreProfile;
import java.time.Duration;
import java.util.Objects;

/** The session that an allowed caller gets. */
public record SessionPlan(Allowed allowed, Scope scope, Duration lifetime, IssuerChoice issuer) {

    public SessionPlan {
        Objects.requireNonNull(allowed, "allowed");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(lifetime, "lifetime");
        Objects.requireNonNull(issuer, "issuer");
    }

    /** Refuses a lifetime that is out of range. */
    static SessionPlan of(Allowed allowed, CredentialAsk ask, IssuerChoice standard) {
        return new SessionPlan(
                allowed,
                ask.lease() ? allowed.lease().orElse(allowed.scope()) : allowed.scope(),
                allowed.limits().lifetime().choose(ask.lifetime()),
                allowed.grant().issuer().orElse(standard));
    }

    SessionPlan living(Duration other) {
        return new SessionPlan(allowed, scope, other, issuer);
    }

    /** Refuses what the store or STS cannot be told. */
    public SessionPolicy policy(StoreProfile profile) {
        return SessionPolicy.of(scope, allowed.limits().settings(), profile);
    }
}
