package io.drawbridge.token.vending;

import io.drawbridge.token.caller.Caller;
import io.drawbridge.token.scope.Scope;
import java.time.Duration;
import java.util.Objects;

/** All that changes the answer. */
record CacheKey(Caller caller, IssuerType issuer, Scope scope, Duration lifetime) {

    CacheKey {
        Objects.requireNonNull(caller, "caller");
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(lifetime, "lifetime");
    }
}
