package io.drawbridge.secrets.secret;

import java.time.Duration;

/**
 * How long what may be kept.
 *
 * @param ttl zero keeps nothing at all
 * @param negativeTtl never longer than the ttl
 * @param staleIfError after the ttl
 */
record CacheLimits(Duration ttl, Duration negativeTtl, Duration staleIfError, long maxBytes) {

    CacheLimits {
        if (ttl.isNegative() || negativeTtl.isNegative() || staleIfError.isNegative() || maxBytes < 0) {
            throw new IllegalArgumentException("limits are not negative");
        }
        negativeTtl = negativeTtl.compareTo(ttl) < 0 ? negativeTtl : ttl;
    }

    static CacheLimits of(CacheConfig config) {
        return new CacheLimits(
                config.ttl(),
                config.negativeTtl(),
                config.staleIfError(),
                config.maxBytes().asLongValue());
    }

    /** How long this outcome answers; zero for one that nobody was sure of. */
    Duration freshness(ReadOutcome outcome) {
        if (isValue(outcome)) {
            return ttl;
        }
        return outcome instanceof ReadOutcome.Gone || outcome instanceof ReadOutcome.Absent
                ? negativeTtl
                : Duration.ZERO;
    }

    /** How long it is kept for the case that the upstream cannot be asked. */
    Duration retention(ReadOutcome outcome) {
        return isValue(outcome) && !ttl.isZero() ? ttl.plus(staleIfError) : freshness(outcome);
    }

    private static boolean isValue(ReadOutcome outcome) {
        return outcome instanceof ReadOutcome.Found || outcome instanceof ReadOutcome.Listed;
    }
}
