package io.drawbridge.upload.tus;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** Counts resumable uploads, and what happens to requests that are at them. */
@Startup // a counter that is not there yet cannot be watched
@ApplicationScoped
public class TusMetrics {

    private static final String UPLOADS = "drawbridge.tus.uploads";

    private final MeterRegistry registry;
    private final Counter takeovers;
    private final Counter fenced;
    private final Counter saved;

    @Inject
    public TusMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.takeovers = registry.counter("drawbridge.tus.takeovers");
        this.fenced = registry.counter("drawbridge.tus.fenced");
        this.saved = registry.counter("drawbridge.tus.saved.bytes");
        List.of("created", "completed", "terminated", "expired")
                .forEach(outcome -> registry.counter(UPLOADS, "outcome", outcome));
    }

    /** @param outcome created, completed, terminated or expired */
    void count(String outcome) {
        registry.counter(UPLOADS, "outcome", outcome).increment();
    }

    /**
     * A request found another one at work, or dead.
     *
     * @param bytes of that one, which need not be sent again
     */
    void takenOver(long bytes) {
        takeovers.increment();
        saved(bytes);
    }

    /** Bytes of a request that broke off, which need not be sent again. */
    void saved(long bytes) {
        saved.increment(Math.max(0, bytes));
    }

    /** @param outcome from the fixed set of reasons, or of a success */
    void ended(String request, String outcome, Duration duration) {
        registry.timer("drawbridge.tus.requests", "request", request, "outcome", outcome)
                .record(duration);
        if (outcome.equals("superseded")) {
            fenced.increment();
        }
    }
}
