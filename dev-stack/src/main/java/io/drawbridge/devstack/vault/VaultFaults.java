package io.drawbridge.devstack.vault;

import java.time.Duration;
import java.util.OptionalInt;

/** Failures on request. {@code sys/health} is never touched: what it says is decided by the seal. */
public final class VaultFaults {

    private int status;
    private long remaining;
    private Duration delay = Duration.ZERO;

    /** The next requests fail with this status. */
    public synchronized void failNext(int requests, int withStatus) {
        remaining = requests;
        status = withStatus;
    }

    /** Every request fails with this status until {@link #clear()}. */
    public synchronized void failAll(int withStatus) {
        remaining = Long.MAX_VALUE;
        status = withStatus;
    }

    /** Every answer comes this much later. */
    public synchronized void delay(Duration time) {
        delay = time;
    }

    public synchronized void clear() {
        remaining = 0;
        delay = Duration.ZERO;
    }

    synchronized Duration delay() {
        return delay;
    }

    synchronized OptionalInt next() {
        if (remaining == 0) {
            return OptionalInt.empty();
        }
        remaining--;
        return OptionalInt.of(status);
    }
}
