package io.drawbridge.upload.multipart;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Counts what happens between the gateway and the store. */
@ApplicationScoped
public class StoreMetrics {

    private final MeterRegistry registry;

    @Inject
    StoreMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void partStored(long bytes) {
        registry.counter("drawbridge.upload.parts").increment();
        registry.counter("drawbridge.upload.stored.bytes").increment(bytes);
    }

    void retried(String cause) {
        registry.counter("drawbridge.upload.retries", "cause", cause).increment();
    }

    void aborted(boolean done) {
        registry.counter("drawbridge.upload.aborts", "outcome", done ? "done" : "failed")
                .increment();
    }
}
