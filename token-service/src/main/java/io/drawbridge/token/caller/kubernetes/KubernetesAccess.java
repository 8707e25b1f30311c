package io.drawbridge.token.caller.kubernetes;

import io.drawbridge.token.caller.SecureUrl;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;

/** Connects the Kubernetes client. Quarkus' own keys for this are fixed when the service is built. */
final class KubernetesAccess {

    private static final Duration CONNECT = Duration.ofSeconds(1);

    private KubernetesAccess() {}

    @Produces
    @Singleton
    static Config config(KubernetesConfig kubernetes, ServiceAccountsConfig accounts) {
        // Named servers get nothing from files and variables that were meant for another one.
        Config base = kubernetes.apiServer().isPresent() ? Config.empty() : Config.autoConfigure(null);
        ConfigBuilder config = new ConfigBuilder(base)
                .withConnectionTimeout((int) CONNECT.toMillis())
                .withRequestTimeout((int) accounts.reviewTimeout().toMillis())
                .withRequestRetryBackoffLimit(0);
        kubernetes
                .apiServer()
                .map(url -> SecureUrl.require("drawbridge.kubernetes.api-server", url))
                .map(Object::toString)
                .ifPresent(config::withMasterUrl);
        kubernetes.token().ifPresent(config::withOauthToken);
        kubernetes.caCertificate().map(Path::toString).ifPresent(config::withCaCertFile);
        return config.build();
    }
}
