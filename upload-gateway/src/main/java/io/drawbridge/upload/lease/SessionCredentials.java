package io.drawbridge.upload.lease;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** Temporary credentials of a session at the store; never printed. */
public record SessionCredentials(String accessKeyId, String accessKeySecret, String sessionToken, Instant expiration) {

    public SessionCredentials {
        Objects.requireNonNull(accessKeyId);
        Objects.requireNonNull(accessKeySecret);
        Objects.requireNonNull(sessionToken);
        Objects.requireNonNull(expiration);
    }

    boolean lastsFor(Duration duration, Instant now) {
        return now.plus(duration).isBefore(expiration);
    }

    @Override
    public String toString() {
        return "SessionCredentials(hidden, until " + expiration + ")";
    }
}
