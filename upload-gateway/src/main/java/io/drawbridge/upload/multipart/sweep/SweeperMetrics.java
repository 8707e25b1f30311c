package io.drawbridge.upload.multipart.sweep;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what the sweeper does. */
final class SweeperMetrics {

    private final Counter places;
    private final Counter aborted;
    private final Counter failed;

    SweeperMetrics(MeterRegistry registry) {
        places = registry.counter("drawbridge.sweeper.places");
        aborted = registry.counter("drawbridge.sweeper.uploads", "outcome", "aborted");
        failed = registry.counter("drawbridge.sweeper.uploads", "outcome", "failed");
    }

    /** A place was looked at to its end. */
    void swept() {
        places.increment();
    }

    void aborted() {
        aborted.increment();
    }

    void failed() {
        failed.increment();
    }
}
