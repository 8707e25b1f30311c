package io.drawbridge.secrets.notifier;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Not more often than so many times a second. For a thread of its own. */
final class Pace {

    private final long gapNanos;
    private long next = System.nanoTime();

    Pace(int perSecond) {
        gapNanos = Duration.ofSeconds(1).toNanos() / perSecond;
    }

    /** Waits until it is time; returns at once when the thread is interrupted. */
    void await() {
        long now = System.nanoTime();
        while (next - now > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(next - now);
            now = System.nanoTime();
        }
        next = Math.max(next, now) + gapNanos;
    }
}
