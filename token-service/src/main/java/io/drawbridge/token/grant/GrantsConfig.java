package io.drawbridge.token.grant;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who may do what: {@code drawbridge.grants."<name>".*}, and the same keys in the file of {@code drawbridge.grants-file}.
 * Nothing is allowed that is not written there.
 */
@ConfigMapping(prefix = "drawbridge.grants")
public interface GrantsConfig {

    /** One entry per grant; the name appears in answers, logs and metrics. */
    @WithParentName
    Map<String, Entry> grants();

    interface Entry {

        /** Callers by name. */
        Optional<List<String>> subjects();

        /** Callers by group. */
        Optional<List<String>> groups();

        /** Restricts to callers that prove themselves like this: {@code api-key}. */
        Optional<List<String>> kinds();

        /** One bucket, exactly. */
        String bucket();

        /** Exact keys, or folders as {@code uploads/*}; with {@code {subject}}, {@code {group}}, {@code {date}}, {@code {uuid}}. */
        List<String> keys();

        /** Some of {@code upload}, {@code download}, {@code list}, {@code delete}. */
        List<String> actions();

        /** Lifetime where the caller asks for none; one hour, or the longest if that is less. */
        Optional<Duration> defaultTtl();

        /** The longest lifetime a caller may ask for. */
        @WithDefault("1h")
        Duration maxTtl();

        /** The largest object; which doors enforce it is in the documentation, S3 has no such limit for sessions. */
        Optional<MemorySize> maxObjectSize();

        /** Types that objects may have, such as {@code image/*}; any if absent. */
        Optional<List<String>> contentTypes();

        /** Whether objects may only be made, and not be replaced. */
        @WithDefault("false")
        boolean createOnly();

        /** How the store is told to encrypt: {@code AES256}, {@code aws:kms}, {@code aws:kms:dsse}. */
        Optional<String> sse();

        /** The key for {@code aws:kms}; on AWS its ARN. */
        Optional<String> kmsKeyId();

        /** Tags of every object. */
        Map<String, String> tags();

        /** {@code federation-token} or {@code assume-role}; that of the service if absent. */
        Optional<IssuerType> issuer();

        /** The role of this grant's sessions. */
        Optional<String> roleArn();
    }
}
