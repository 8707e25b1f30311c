package io.drawbridge.token.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of the doors: {@code drawbridge.http.*}. */
@ConfigMapping(prefix = "drawbridge.http")
public interface HttpConfig {

    /** The largest request body; what is asked for here takes a few hundred bytes. */
    @WithDefault("16K")
    MemorySize maxBodySize();

    /** The same for the list of parts that completes an upload: 10,000 parts take about 700 KB. */
    @WithDefault("1M")
    MemorySize maxPartListSize();
}
