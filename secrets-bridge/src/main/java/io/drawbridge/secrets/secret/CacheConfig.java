package io.drawbridge.secrets.secret;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** {@code drawbridge.cache.…}: how long and how much is kept, in memory only. */
@ConfigMapping(prefix = "drawbridge.cache")
public interface CacheConfig {

    /** How long an answer serves; a changed or revoked secret is seen after this time at the latest. 0 turns it off. */
    @WithDefault("15s")
    Duration ttl();

    /** Bound of all kept answers together. */
    @WithDefault("16M")
    MemorySize maxBytes();
}
