package io.drawbridge.token.caller.kubernetes;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Callers with tokens of Kubernetes ServiceAccounts: {@code drawbridge.service-accounts.*}. */
@ConfigMapping(prefix = "drawbridge.service-accounts")
public interface ServiceAccountsConfig {

    /** The audience that tokens must have been requested for. Without it, no such token is taken. */
    Optional<String> audience();

    /** How long a review counts, at most a minute: for so long a deleted ServiceAccount is still known. */
    @WithDefault("60s")
    Duration cacheTtl();

    /** How long the API server may take. */
    @WithDefault("2s")
    Duration reviewTimeout();
}
