package io.drawbridge.upload.tus;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Resumable uploads (tus). Off until {@link #state} names a place. */
@ConfigMapping(prefix = "drawbridge.tus")
public interface TusConfig {

    /**
     * Where the state of uploads is kept, as {@code bucket/prefix/}: a small object for each, and the bytes that are not a
     * part yet. Nobody else may write there.
     */
    Optional<String> state();

    /** A key that may read, write and delete objects there, and nothing else. */
    Optional<String> accessKeyId();

    Optional<String> secretAccessKey();

    /** An upload is given up when nobody has sent anything for so long. */
    @WithDefault("24h")
    Duration expiresAfter();
}
