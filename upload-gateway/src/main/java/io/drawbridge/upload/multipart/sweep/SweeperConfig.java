package io.drawbridge.upload.multipart.sweep;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Finds what a killed gateway left, and removes resumable uploads that have expired. Off until {@link #owned} names where,
 * or there is a key and a place of states ({@code drawbridge.tus.state}).
 */
@ConfigMapping(prefix = "drawbridge.sweeper")
public interface SweeperConfig {

    /**
     * Where nobody but this gateway begins multipart uploads, each as {@code bucket/prefix/}: everything that is found there
     * and is older than {@link #olderThan} is aborted.
     */
    Optional<List<String>> owned();

    /**
     * A key that may list and abort multipart uploads there, abort those of resumable uploads wherever callers may write,
     * and nothing else.
     */
    Optional<String> accessKeyId();

    Optional<String> secretAccessKey();

    /** Neither begun nor added to for so long; longer than any upload may pause. */
    @WithDefault("24h")
    Duration olderThan();

    /** How often it looks. */
    @WithDefault("1h")
    Duration every();
}
