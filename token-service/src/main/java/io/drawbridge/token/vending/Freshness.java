package io.drawbridge.token.vending;

import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.time.InstantSource;

/**
 * How long credentials are given to the next caller: while at least half of the lifetime that was asked for is left.
 * During the last quarter of that lifetime before it, others are fetched ahead.
 */
record Freshness(InstantSource clock) implements Expiry<CacheKey, SessionCredentials> {

    boolean isWorthRefreshing(CacheKey key, SessionCredentials credentials) {
        Duration threeQuarters = key.lifetime().multipliedBy(3).dividedBy(4);
        return left(credentials).compareTo(threeQuarters) < 0;
    }

    @Override
    public long expireAfterCreate(CacheKey key, SessionCredentials credentials, long now) {
        Duration servable = left(credentials).minus(key.lifetime().dividedBy(2));
        return Math.max(0, servable.toNanos());
    }

    @Override
    public long expireAfterUpdate(CacheKey key, SessionCredentials credentials, long now, long current) {
        return expireAfterCreate(key, credentials, now);
    }

    @Override
    public long expireAfterRead(CacheKey key, SessionCredentials credentials, long now, long current) {
        return current;
    }

    /** The cache's clock. */
    long nanos() {
        return Duration.ofMillis(clock.millis()).toNanos();
    }

    private Duration left(SessionCredentials credentials) {
        return Duration.between(clock.instant(), credentials.expiration());
    }
}
