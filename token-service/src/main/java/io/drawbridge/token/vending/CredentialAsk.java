package io.drawbridge.token.vending;

import io.drawbridge.token.scope.Scope;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What a caller asks for, parsed. With a lease, the caller undertakes to check each key itself and may be given the
 * whole prefix around it.
 */
public record CredentialAsk(Scope scope, Optional<Duration> lifetime, boolean lease) {

    public CredentialAsk {
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(lifetime, "lifetime");
    }
}
