package io.drawbridge.upload.part;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** A file for parts that are too large for memory: objects that need them come near to S3's own limits. */
@ConfigMapping(prefix = "drawbridge.spill")
public interface SpillConfig {

    /** Where the file is; it has no name and is gone with the process. Without it all parts lie in memory. */
    Optional<Path> directory();

    /** Parts of more bytes than this lie in the file; a multiple of the first parts' size, or 0 for all. */
    @WithDefault("32M")
    MemorySize above();

    /** The file grows to this at most: what all uploads together may hold of it. */
    @WithDefault("16G")
    MemorySize size();
}
