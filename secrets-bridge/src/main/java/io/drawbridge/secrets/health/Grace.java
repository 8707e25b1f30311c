package io.drawbridge.secrets.health;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** Ready from the first success on, and until there was none for a while. */
final class Grace {

    private final Duration length;
    private final AtomicReference<Instant> lastSuccess = new AtomicReference<>();

    Grace(Duration length) {
        this.length = length;
    }

    boolean ready(boolean success, Instant now) {
        if (success) {
            lastSuccess.set(now);
        }
        Instant last = lastSuccess.get();
        return last != null && !now.isAfter(last.plus(length));
    }
}
