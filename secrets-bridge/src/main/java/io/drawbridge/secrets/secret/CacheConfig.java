package io.drawbridge.secrets.secret;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** {@code drawbridge.cache.…}: how long and how much is kept, in memory only. */
@ConfigMapping(prefix = "drawbridge.cache")
public interface CacheConfig {

    /** How long an answer serves; a changed or revoked secret is seen after this time at the latest. 0 turns it off. */
    @WithDefault("15s")
    @DurationMin
    @DurationMax(hours = 1)
    Duration ttl();

    /** How long "there is nothing" serves; never longer than the ttl. */
    @WithDefault("3s")
    @DurationMin
    @DurationMax(minutes = 1)
    Duration negativeTtl();

    /**
     * How long after its ttl a value still serves while the upstream is unavailable; together they are the bound for a
     * revoked secret. 0 turns it off.
     */
    @WithDefault("5m")
    @DurationMin
    @DurationMax(hours = 1)
    Duration staleIfError();

    /** Bound of all kept answers together. */
    @WithDefault("16M")
    MemorySize maxBytes();
}
