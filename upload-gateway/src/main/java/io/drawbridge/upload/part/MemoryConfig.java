package io.drawbridge.upload.part;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The byte budget that all uploads share. */
@ConfigMapping(prefix = "drawbridge.memory")
public interface MemoryConfig {

    /** Total of all part buffers, outside the heap: what all uploads together may hold. */
    @WithDefault("128M")
    MemorySize partBuffers();

    /** A new upload waits so long for its first buffer before it is answered 503. */
    @WithDefault("20s")
    Duration patience();
}
