package io.drawbridge.secrets.health;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** {@code drawbridge.health.…}: how readiness looks at the upstream. */
@ConfigMapping(prefix = "drawbridge.health")
public interface HealthConfig {

    /** How long the upstream may be away before this replica says that it is not ready. */
    @WithDefault("30s")
    Duration grace();

    /** How long an answer of the upstream's health door is believed. */
    @WithDefault("1s")
    Duration probeInterval();
}
