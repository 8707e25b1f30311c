package io.drawbridge.secrets.tenant;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;

/** {@code drawbridge.tenant.…}: who tenants are, and the tokens that they get. */
@ConfigMapping(prefix = "drawbridge.tenant")
public interface TenantConfig {

    /** The audience that a ServiceAccount token must have been requested for. */
    @WithDefault("secrets-bridge")
    @NotBlank
    String audience();

    /**
     * Secrets of at least 32 bytes that sign the tenants' tokens. The first one signs, all verify: put a new one first,
     * and take the old one away after {@code token-ttl}. Every replica needs the same ones. Needed in production.
     */
    Optional<List<String>> signingKeys();

    /** How long a token lives at most; never longer than the ServiceAccount token that it was given for. */
    @WithDefault("10m")
    Duration tokenTtl();

    /** How long a TokenReview may take. */
    @WithDefault("5s")
    Duration reviewTimeout();

    /** How long a TokenReview is believed: so long can a ServiceAccount log in that was deleted. */
    @WithDefault("30s")
    @DurationMax(seconds = 60)
    Duration reviewCache();

    /** How long the labels of a namespace are believed, where rules name labels. */
    @WithDefault("30s")
    @DurationMax(minutes = 10)
    Duration labelCache();
}
