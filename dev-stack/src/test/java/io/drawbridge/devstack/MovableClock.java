package io.drawbridge.devstack;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The system's time, moved by hand. */
final class MovableClock implements InstantSource {

    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    void move(Duration time) {
        ahead = ahead.plus(time);
    }
}
