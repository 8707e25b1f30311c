package io.drawbridge.secrets.aws;

import io.drawbridge.secrets.access.AudienceConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/** {@code drawbridge.aws.…}: S3 credentials for tenants, from token-service. Without a grant nobody gets any. */
@ConfigMapping(prefix = "drawbridge.aws")
public interface AwsConfig {

    /** Address of token-service. */
    Optional<String> url();

    /**
     * The bridge's own API key at token-service. What the bridge can give away at most is what token-service grants
     * this caller.
     */
    Optional<String> apiKey();

    /** An answer of token-service that takes longer is none. */
    @WithDefault("5s")
    Duration timeout();

    /** Grants by the name that stands in {@code aws/creds/<name>}. */
    Map<String, Grant> grants();

    /** One grant. */
    interface Grant extends AudienceConfig {

        @NotBlank
        String bucket();

        /** Folder of a tenant. A segment of it must be {@code {namespace}}; it ends in a slash. */
        @NotBlank
        String prefix();

        /** What the credentials are good for, in token-service's words. */
        @WithDefault("upload")
        @NotEmpty
        List<@NotBlank String> actions();

        /** How long the credentials live; token-service gives none for less than 15 minutes. */
        @WithDefault("1h")
        @DurationMin(minutes = 15)
        Duration ttl();
    }
}
