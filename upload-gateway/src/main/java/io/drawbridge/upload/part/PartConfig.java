package io.drawbridge.upload.part;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How bodies are cut into parts. */
@ConfigMapping(prefix = "drawbridge.part")
public interface PartConfig {

    /** Size of the first parts; 5M to 2G. A body that is not longer is one PutObject. */
    @WithDefault("8M")
    MemorySize size();

    /** No part is larger; a multiple of the size. 10,000 of these bound the largest object, and one must fit memory. */
    @WithDefault("32M")
    MemorySize maxSize();

    /** Parts of one upload that may be on their way to the store at the same time, whatever other uploads want. */
    @WithDefault("2")
    @Min(1)
    @Max(64)
    int inFlight();

    /**
     * So many at most where the client is faster than the store, and while there are buffers that nobody waits for. Parts that
     * have grown are fewer: no more bytes than so many of the first size.
     */
    @WithDefault("5")
    @Min(1)
    @Max(64)
    int maxInFlight();
}
