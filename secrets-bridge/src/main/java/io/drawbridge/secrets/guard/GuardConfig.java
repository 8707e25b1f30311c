package io.drawbridge.secrets.guard;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/** {@code drawbridge.guard.…}: when "not found" is believed. */
@ConfigMapping(prefix = "drawbridge.guard")
public interface GuardConfig {

    /** The upstream's {@code cluster_id}, of sys/health. With it, absence counts on this cluster only. */
    Optional<String> clusterId();

    /** How large a part of the paths seen at a mount may vanish together. */
    @WithDefault("0.2")
    @DecimalMin("0")
    @DecimalMax("1")
    double maxVanishedShare();

    /** Fewer than these vanish unhindered, however large a part they are. */
    @WithDefault("3")
    @Min(1)
    int minVanished();

    /** Deletions within this time count as together. */
    @WithDefault("10m")
    @DurationMin
    Duration window();

    /** How many of the paths seen are looked at when one of them vanishes. */
    @WithDefault("20")
    @Min(1)
    @Max(1000)
    int sample();

    /** A path that nobody asks for is forgotten after this time. */
    @WithDefault("24h")
    @DurationMin(seconds = 1)
    Duration memory();

    /** How many paths are remembered at a mount. */
    @WithDefault("10000")
    @Min(1)
    @Max(1_000_000)
    int maxPaths();

    /** How often reads that succeed look whose storage it is, and how long a mass deletion is not looked at again. */
    @WithDefault("10s")
    @DurationMin
    Duration recheck();
}
