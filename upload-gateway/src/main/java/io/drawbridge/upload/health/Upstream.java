package io.drawbridge.upload.health;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** A remote system that readiness looks at: its state is always shown, but only a long failure makes us not ready. */
final class Upstream {

    private final String name;
    private final Supplier<Uni<String>> probe;
    private final Duration grace;
    private final InstantSource clock;
    private final AtomicReference<Instant> failingSince = new AtomicReference<>();

    /** @param probe succeeds with a word about the state, or fails */
    Upstream(String name, Supplier<Uni<String>> probe, Duration grace, InstantSource clock) {
        this.name = name;
        this.probe = probe;
        this.grace = grace;
        this.clock = clock;
    }

    Uni<HealthCheckResponse> check() {
        return probe.get().map(this::healthy).onFailure().recoverWithItem(this::failing);
    }

    private HealthCheckResponse healthy(String state) {
        failingSince.set(null);
        return HealthCheckResponse.named(name).up().withData("state", state).build();
    }

    private HealthCheckResponse failing(Throwable failure) {
        Instant now = clock.instant();
        Instant since = Optional.ofNullable(failingSince.get()).orElse(now);
        failingSince.compareAndSet(null, since);
        return HealthCheckResponse.named(name)
                .status(Duration.between(since, now).compareTo(grace) < 0)
                .withData("state", "failing")
                .withData("since", since.toString())
                .withData("cause", failure.getClass().getSimpleName())
                .build();
    }
}
