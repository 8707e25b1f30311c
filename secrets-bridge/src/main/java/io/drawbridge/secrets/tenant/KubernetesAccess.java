package io.drawbridge.secrets.tenant;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Connects the Kubernetes client. Quarkus' own keys for this are fixed when the service is built. */
@Singleton
class KubernetesAccess {

    private static final Duration CONNECT = Duration.ofSeconds(2);

    @Produces
    @Singleton
    Config config(KubernetesConfig kubernetes, TenantConfig tenant) {
        // Named servers get nothing from files and variables that were meant for another one.
        Config base = kubernetes.apiServer().isPresent() ? Config.empty() : Config.autoConfigure(null);
        ConfigBuilder config = new ConfigBuilder(base)
                .withConnectionTimeout((int) CONNECT.toMillis())
                .withRequestTimeout((int) tenant.reviewTimeout().toMillis())
                .withRequestRetryBackoffLimit(1);
        kubernetes.apiServer().ifPresent(config::withMasterUrl);
        kubernetes.token().ifPresent(config::withOauthToken);
        kubernetes.caCertificate().ifPresent(config::withCaCertFile);
        return config.build();
    }
}
