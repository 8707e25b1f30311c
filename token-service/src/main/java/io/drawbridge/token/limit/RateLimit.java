package io.drawbridge.token.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Optional;

/** A bucket of requests for each name. A name that was quiet for long enough to have a full one is forgotten. */
final class RateLimit {

    /** About 100 bytes each; who brings more names than this at once pushes out others, who get a full bucket. */
    private static final int MAX_NAMES = 100_000;

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration SLACK = Duration.ofSeconds(10);

    private final Bandwidth bandwidth;
    private final Cache<String, Bucket> buckets;

    /**
     * @param perSecond how many, in the long run
     * @param burst how many at once
     */
    RateLimit(int perSecond, int burst) {
        this.bandwidth = Bandwidth.builder()
                .capacity(burst)
                .refillGreedy(perSecond, SECOND)
                .build();
        Duration idle = SECOND.multipliedBy(burst / perSecond).plus(SLACK);
        // Not expireAfterAccess: Quarkus does not tell native executables of the classes that Caffeine has for it.
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MAX_NAMES)
                .expireAfter(Expiry.accessing((name, bucket) -> idle))
                .build();
    }

    /** Takes one; or how long it takes until there is one. */
    Optional<Duration> take(String name) {
        ConsumptionProbe probe = buckets.get(name, this::full).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private Bucket full(String name) {
        return Bucket.builder().addLimit(bandwidth).withNanosecondPrecision().build();
    }
}
