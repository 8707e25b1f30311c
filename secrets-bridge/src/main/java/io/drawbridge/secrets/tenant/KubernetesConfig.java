package io.drawbridge.secrets.tenant;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/**
 * {@code drawbridge.kubernetes.…}: the API server that reviews tokens. Inside a cluster nothing needs to be set: the
 * address, certificates and token of the pod are used.
 */
@ConfigMapping(prefix = "drawbridge.kubernetes")
public interface KubernetesConfig {

    /** URL of the API server. */
    Optional<String> apiServer();

    /** Token of a ServiceAccount that is bound to {@code system:auth-delegator}. */
    Optional<String> token();

    /** File with the certificates to trust, PEM. */
    Optional<String> caCertificate();
}
