package io.drawbridge.upload.door;

import java.time.Duration;

/**
 * How fast a client sends while the gateway waits for it. Time in which the gateway asks for nothing, because the store
 * or the memory is the limit, does not count against the client.
 */
final class Pace {

    private final long minBytesPerSecond;
    private final long windowNanos;
    private long bytes;
    private long waitedNanos;
    private boolean tooSlow;

    /**
     * @param minBytesPerSecond 0 for any pace
     * @param window of waiting, over which it is measured
     */
    Pace(long minBytesPerSecond, Duration window) {
        this.minBytesPerSecond = minBytesPerSecond;
        this.windowNanos = window.toNanos();
    }

    /** So many bytes came after so long a wait. */
    void arrived(int count, long nanos) {
        bytes += count;
        waitedNanos += nanos;
        if (waitedNanos >= windowNanos) {
            tooSlow |= bytes / ((double) waitedNanos / Duration.ofSeconds(1).toNanos()) < minBytesPerSecond;
            bytes = 0;
            waitedNanos = 0;
        }
    }

    /** Whether any whole window was slower than allowed. */
    boolean isTooSlow() {
        return tooSlow;
    }
}
