package io.drawbridge.secrets.notifier;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/**
 * {@code drawbridge.notifier.…}: tells External Secrets when a secret has changed, so that a refresh interval of an hour
 * still means seconds. Off by default: it needs the right to annotate ExternalSecrets.
 */
@ConfigMapping(prefix = "drawbridge.notifier")
public interface NotifierConfig {

    @WithDefault("false")
    boolean enabled();

    /** The stores that point to this bridge, by their names. */
    Map<String, Store> stores();

    /** Pause between two rounds through the secrets in use, give or take a fifth. */
    @WithDefault("3s")
    @DurationMin(seconds = 1)
    Duration interval();

    /** Questions to Vault in a second at most. */
    @WithDefault("100")
    @Min(1)
    @Max(10_000)
    int maxReadsPerSecond();

    /** Annotations in a second at most: each makes External Secrets read. */
    @WithDefault("20")
    @Min(1)
    @Max(1_000)
    int maxNoticesPerSecond();

    /** The Lease by which replicas agree on the one that does it. */
    Lease lease();

    /** A store. */
    interface Store {

        /** What it is; a SecretStore of this name counts in every namespace. */
        @WithDefault("ClusterSecretStore")
        @Pattern(regexp = "ClusterSecretStore|SecretStore")
        String kind();

        /** Mount that it reads: its path. */
        @WithDefault("secret")
        @NotBlank
        String mount();
    }

    /** A Lease of {@code coordination.k8s.io}. */
    interface Lease {

        /** The pod's namespace without it. */
        Optional<String> namespace();

        @WithDefault("secrets-bridge-notifier")
        @NotBlank
        String name();

        /** After which another replica takes over from one that died. */
        @WithDefault("15s")
        @DurationMin(seconds = 3)
        Duration duration();
    }
}
