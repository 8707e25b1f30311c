package io.drawbridge.upload.http;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.Set;

/** Pages that may upload from other origins: {@code drawbridge.cors.*}. */
@ConfigMapping(prefix = "drawbridge.cors")
public interface CorsConfig {

    /** Such as {@code https://app.example.com}; {@code *} for all. None without it. */
    Optional<Set<String>> origins();
}
