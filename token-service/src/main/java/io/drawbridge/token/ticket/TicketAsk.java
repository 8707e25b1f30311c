package io.drawbridge.token.ticket;

import io.drawbridge.token.caller.Capability;
import io.drawbridge.token.scope.KeyPrefix;
import io.drawbridge.token.scope.ObjectKey;
import io.drawbridge.token.scope.Scope;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** What a ticket is asked for, parsed; its scope is what has to be decided. */
public record TicketAsk(Scope scope, Optional<Duration> lifetime, Capability.Limits limits) {

    public TicketAsk {
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(lifetime, "lifetime");
        Objects.requireNonNull(limits, "limits");
    }

    /**
     * For one object only. Under a prefix, whose names are not known yet, the key is chosen now: nothing is stored, so
     * later nobody could tell a first object from a second one.
     */
    public TicketAsk forOneObject() {
        if (scope.target() instanceof KeyPrefix prefix) {
            ObjectKey key = new ObjectKey(prefix.value() + UUID.randomUUID());
            return new TicketAsk(scope.at(key), lifetime, limits);
        }
        return this;
    }
}
