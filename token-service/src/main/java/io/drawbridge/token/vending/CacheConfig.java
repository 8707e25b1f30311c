package io.drawbridge.token.vending;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** Credentials kept for the next same request, in memory only: {@code drawbridge.cache.*}. */
@ConfigMapping(prefix = "drawbridge.cache")
public interface CacheConfig {

    /** How many are kept; about 2 KiB each. */
    @WithDefault("10000")
    @Min(0)
    long maxEntries();
}
