package io.drawbridge.upload.multipart;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Counts what happens between the gateway and the store. */
@Startup // a counter that is not there yet cannot be watched
@ApplicationScoped
public class StoreMetrics {

    private final MeterRegistry registry;
    private final Counter parts;
    private final Counter bytes;
    private final Counter aborts;
    private final Counter failedAborts;

    @Inject
    StoreMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.parts = registry.counter("drawbridge.upload.parts");
        this.bytes = registry.counter("drawbridge.upload.stored.bytes");
        this.aborts = registry.counter("drawbridge.upload.aborts", "outcome", "done");
        this.failedAborts = registry.counter("drawbridge.upload.aborts", "outcome", "failed");
    }

    void partStored(long length) {
        parts.increment();
        bytes.increment(length);
    }

    void retried(String cause) {
        registry.counter("drawbridge.upload.retries", "cause", cause).increment();
    }

    void aborted(boolean done) {
        (done ? aborts : failedAborts).increment();
    }
}
