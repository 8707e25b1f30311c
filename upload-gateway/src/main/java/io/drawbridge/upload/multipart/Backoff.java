package io.drawbridge.upload.multipart;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The pauses between attempts.
 *
 * @param first before the second attempt
 * @param longest never exceeded
 * @param jitter 0 to 1: the share of a pause that is random
 */
record Backoff(Duration first, Duration longest, double jitter, RandomGenerator random) {

    /**
     * @param attempt that has just failed, from 1
     * @param asked what the store's Retry-After asks for
     */
    Duration after(int attempt, Optional<Duration> asked) {
        long doubled = first.toMillis() << Math.min(attempt - 1, 20);
        long capped = Math.min(doubled, longest.toMillis());
        long jittered = Math.round(capped * (1 - jitter * random.nextDouble()));
        long wanted = Math.max(jittered, asked.map(Duration::toMillis).orElse(0L));
        return Duration.ofMillis(Math.min(wanted, longest.toMillis()));
    }
}
