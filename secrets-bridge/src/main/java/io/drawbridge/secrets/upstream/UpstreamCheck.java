package io.drawbridge.secrets.upstream;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.stream.Stream;

/** Stops a start that could not log in, naming the properties. */
class UpstreamCheck {

    void check(@Observes StartupEvent started, UpstreamConfig config) {
        List<String> chosen = logins(config);
        if (chosen.size() != 1) {
            throw new IllegalStateException("set exactly one of drawbridge.upstream.token,"
                    + " drawbridge.upstream.kubernetes.role and drawbridge.upstream.app-role.role-id"
                    + (chosen.isEmpty() ? "" : "; set are: " + String.join(", ", chosen)));
        }
        if (config.appRole().roleId().isPresent() != config.appRole().secretId().isPresent()) {
            throw new IllegalStateException("drawbridge.upstream.app-role needs both role-id and secret-id");
        }
        if (config.clientCertificate().isPresent() != config.clientKey().isPresent()) {
            throw new IllegalStateException("drawbridge.upstream.client-certificate and client-key need each other");
        }
        checkPassThrough(config.passThrough());
        String scheme = config.url().getScheme();
        if (!"http".equals(scheme) && !"https".equals(scheme)) {
            throw new IllegalStateException("drawbridge.upstream.url is not an http or https URL");
        }
    }

    private static void checkPassThrough(UpstreamConfig.PassThrough roles) {
        if (roles.kubernetesRole().isPresent() && roles.tokenRole().isPresent()) {
            throw new IllegalStateException(
                    "set at most one of drawbridge.upstream.pass-through.kubernetes-role and token-role");
        }
        roles.kubernetesRole().or(roles::tokenRole).ifPresent(template -> {
            // Without it all tenants would share what one of them may read.
            if (!template.contains("{namespace}")) {
                throw new IllegalStateException("a role of drawbridge.upstream.pass-through must contain {namespace}");
            }
        });
    }

    private static List<String> logins(UpstreamConfig config) {
        return Stream.of(
                        config.token().map(set -> "token"),
                        config.kubernetes().role().map(set -> "kubernetes.role"),
                        config.appRole().roleId().map(set -> "app-role.role-id"))
                .flatMap(set -> set.stream())
                .toList();
    }
}
