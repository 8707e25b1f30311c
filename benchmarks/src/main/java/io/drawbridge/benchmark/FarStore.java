package io.drawbridge.benchmark;

import io.drawbridge.devstack.FaultInjector;
import io.drawbridge.devstack.fault.Fault;
import io.drawbridge.devstack.fault.RequestMatcher;
import java.net.URI;
import java.time.Duration;

/** A store that is far away: the same one behind a fault injector. */
final class FarStore {

    static final String DESCRIPTION = "Far away: each request with a body waits 40 ms and then passes at 100 MB/s.";

    private static final Duration LATENCY = Duration.ofMillis(40);
    private static final long BYTES_PER_SECOND = 100_000_000;

    private FarStore() {}

    /** To be closed by the caller. */
    static FaultInjector of(URI store) {
        FaultInjector far = FaultInjector.inFrontOf(store);
        far.always(RequestMatcher.any().method("PUT"), Fault.slow(LATENCY, BYTES_PER_SECOND));
        return far;
    }
}
