package io.drawbridge.token.vending;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Since when STS has failed without a success in between. */
@ApplicationScoped
public class UpstreamState {

    private final AtomicReference<Instant> failingSince = new AtomicReference<>();
    private final InstantSource clock;

    UpstreamState(InstantSource clock) {
        this.clock = clock;
    }

    public void succeeded() {
        failingSince.set(null);
    }

    public void failed() {
        failingSince.compareAndSet(null, clock.instant());
    }

    public Optional<Instant> failingSince() {
        return Optional.ofNullable(failingSince.get());
    }

    /** Whether it has failed for longer than a hiccup. */
    public boolean hasFailedFor(Duration grace) {
        return failingSince()
                .filter(since -> !clock.instant().isBefore(since.plus(grace)))
                .isPresent();
    }
}
