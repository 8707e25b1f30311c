package io.drawbridge.secrets.secret;

import java.time.Duration;

/**
 * An outcome as it came from upstream.
 *
 * @param upstream how long that took
 * @param at when it was asked for, in the cache's own time
 */
record Fetched(ReadOutcome outcome, Duration upstream, long at) {

    /** What an entry costs beside its value, about. */
    private static final int OVERHEAD = 256;

    Duration age(long now) {
        return Duration.ofNanos(now - at);
    }

    int weight(SecretRef ref) {
        return (int)
                Math.min(Integer.MAX_VALUE, OVERHEAD + ref.path().toString().length() + outcome.weight());
    }
}
