package io.drawbridge.upload.multipart;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How calls of the store are repeated. The SDK's own retry is off. */
@ConfigMapping(prefix = "drawbridge.retry")
public interface RetryConfig {

    /** Attempts of one call in all. */
    @WithDefault("5")
    @Min(1)
    @Max(20)
    int attempts();

    /** Pause before the second attempt; it doubles from there. */
    @WithDefault("200ms")
    Duration minBackoff();

    /** No pause is longer, not even one that the store's Retry-After asks for. */
    @WithDefault("10s")
    Duration maxBackoff();

    /** Share of each pause that is random, so that uploads that failed together do not come back together. */
    @WithDefault("0.5")
    @DecimalMin("0")
    @DecimalMax("1")
    double jitter();

    /** One attempt may take so long, and for each MiB of a part that is longer than 8 MiB a second more. */
    @WithDefault("60s")
    Duration attemptTimeout();
}
