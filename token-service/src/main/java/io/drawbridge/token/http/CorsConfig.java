package io.drawbridge.token.http;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.Set;

/** Pages of others that may use the doors for browsers: {@code drawbridge.cors.*}. */
@ConfigMapping(prefix = "drawbridge.cors")
public interface CorsConfig {

    /** Such as {@code https://app.example.com}; {@code *} for all. None without it. */
    Optional<Set<String>> origins();
}
