package io.drawbridge.upload.health;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When the gateway says that it is not ready. */
@ConfigMapping(prefix = "drawbridge.health")
public interface HealthConfig {

    /** The store or the token service must have failed for so long. */
    @WithDefault("30s")
    Duration grace();
}
