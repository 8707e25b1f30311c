package io.drawbridge.token.caller.kubernetes;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The API server that reviews tokens: {@code drawbridge.kubernetes.*}. Inside a cluster nothing needs to be set: the
 * address, certificates and token of the pod are used.
 */
@ConfigMapping(prefix = "drawbridge.kubernetes")
public interface KubernetesConfig {

    /** URL of the API server. */
    Optional<URI> apiServer();

    /** Token of a ServiceAccount that is bound to {@code system:auth-delegator}. */
    Optional<String> token();

    /** Certificates to trust, PEM. */
    Optional<Path> caCertificate();
}
