package io.drawbridge.token.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.OptionalInt;

/** How many requests are answered, by each replica for itself: {@code drawbridge.limits.*}. */
@ConfigMapping(prefix = "drawbridge.limits")
public interface LimitsConfig {

    /** Whether requests are counted at all. */
    @WithDefault("true")
    boolean enabled();

    /** Of each caller; who holds a ticket counts as its issuer. */
    @WithDefault("1000")
    @Min(1)
    @Max(1_000_000)
    int requestsPerSecond();

    /** How many of a caller may come at once after a rest; twice the rate unless given. */
    OptionalInt burst();

    /** Of each remote address, such as do not say who they are; may come at once, too, up to twice as many. */
    @WithDefault("2000")
    @Min(1)
    @Max(1_000_000)
    int unknownPerSecond();
}
