package io.drawbridge.upload.tus;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Counts resumable uploads. */
@ApplicationScoped
public class TusMetrics {

    private final MeterRegistry registry;

    @Inject
    public TusMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** @param outcome created, completed, terminated or expired */
    void count(String outcome) {
        registry.counter("drawbridge.tus.uploads", "outcome", outcome).increment();
    }
}
