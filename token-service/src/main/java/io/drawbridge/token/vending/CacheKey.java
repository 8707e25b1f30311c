package io.drawbridge.token.vending;

import io.drawbridge.token.caller.Caller;
import io.drawbridge.token.grant.IssuerChoice;
import io.drawbridge.token.scope.ObjectSettings;
import io.drawbridge.token.scope.Scope;
import java.time.Duration;
import java.util.Objects;

/** All that changes the answer. */
record CacheKey(Caller caller, IssuerChoice issuer, Scope scope, ObjectSettings settings, Duration lifetime) {

    CacheKey {
        Objects.requireNonNull(caller, "caller");
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(lifetime, "lifetime");
    }

    static CacheKey of(Caller caller, SessionPlan plan) {
        return new CacheKey(
                caller.principal(),
                plan.issuer(),
                plan.scope(),
                plan.allowed().limits().settings(),
                plan.lifetime());
    }
}
