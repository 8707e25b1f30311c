package io.drawbridge.upload.upload;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;

/** What clients may send, and how long they may take. */
@ConfigMapping(prefix = "drawbridge.limits")
public interface LimitsConfig {

    /** The largest object; as large as the parts allow when not set. A grant may set a lower limit. */
    Optional<MemorySize> maxObjectSize();

    /** Files of one form. */
    @WithDefault("100")
    @Min(1)
    int maxFiles();

    /** A client that sends nothing for so long, while the gateway waits for it, is answered 408. */
    @WithDefault("30s")
    Duration idleTimeout();

    /** Bytes per second, over {@link #minRateWindow}; a client that sends slower is answered 408. 0 for any pace. */
    @WithDefault("4K")
    MemorySize minRate();

    /** How long the gateway must have waited for a client, in all, before its rate is judged. */
    @WithDefault("60s")
    Duration minRateWindow();

    /** How long the rest of a refused body is read and dropped, so that its client sees the answer. */
    @WithDefault("10s")
    Duration drainTimeout();

    /** A failed upload answers after so long at the latest, even if its multipart upload is still being aborted. */
    @WithDefault("10s")
    Duration abortPatience();
}
