package io.drawbridge.token.grant;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who may do what: {@code drawbridge.grants."<name>".*}. Nothing is allowed that is not written here. */
@ConfigMapping(prefix = "drawbridge.grants")
public interface GrantsConfig {

    /** One entry per grant; the name appears in answers, logs and metrics. */
    @WithParentName
    Map<String, Entry> grants();

    interface Entry {

        /** Callers by name. */
        Optional<Set<String>> subjects();

        /** Callers by group. */
        Optional<Set<String>> groups();

        /** Restricts to callers that prove themselves like this: {@code api-key}. */
        Optional<Set<String>> kinds();

        /** One bucket, exactly. */
        String bucket();

        /** Exact keys, or folders as {@code uploads/*}; with {@code {subject}} and {@code {group}}. */
        List<String> keys();

        /** Some of {@code upload}, {@code download}, {@code list}, {@code delete}. */
        List<String> actions();

        /** Lifetime where the caller asks for none; one hour, or the longest if that is less. */
        Optional<Duration> defaultTtl();

        /** The longest lifetime a caller may ask for. */
        @WithDefault("1h")
        Duration maxTtl();

        /** Told to clients and enforced by the upload gateway; S3 itself has no such limit. */
        Optional<MemorySize> maxObjectSize();
    }
}
