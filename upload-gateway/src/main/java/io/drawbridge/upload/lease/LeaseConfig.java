package io.drawbridge.upload.lease;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How long an answer of the token service is used again. */
@ConfigMapping(prefix = "drawbridge.lease")
public interface LeaseConfig {

    /** A revoked caller is refused after this time at the latest. */
    @WithDefault("60s")
    Duration maxAge();

    /** Leases that are kept at most; the least used go first. */
    @WithDefault("10000")
    @Min(1)
    int maxEntries();
}
