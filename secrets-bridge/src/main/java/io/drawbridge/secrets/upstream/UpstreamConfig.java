package io.drawbridge.secrets.upstream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code drawbridge.upstream.…}: the Vault or OpenBao behind this bridge and how the bridge logs in there. Exactly one
 * of token, Kubernetes role and AppRole is needed.
 */
@ConfigMapping(prefix = "drawbridge.upstream")
public interface UpstreamConfig {

    /** Address without a path, such as {@code https://openbao.openbao.svc:8200}. */
    URI url();

    /** A token that is used as it is, for development. */
    Optional<String> token();

    /** Login with the bridge's own ServiceAccount. */
    Kubernetes kubernetes();

    /** Login by role id and secret id. */
    AppRole appRole();

    /** Namespace of Vault Enterprise or OpenBao. */
    Optional<String> namespace();

    /** File with the certificates to trust, PEM; the JDK's own without it. */
    Optional<String> caCertificate();

    /** How long before its end a login is renewed. Keep it well below the token TTL of the role. */
    @WithDefault("30s")
    Duration renewGracePeriod();

    @WithDefault("2s")
    Duration connectTimeout();

    /** For a whole request. */
    @WithDefault("5s")
    Duration readTimeout();

    /** Kubernetes auth method. */
    interface Kubernetes {

        Optional<String> role();

        @WithDefault("kubernetes")
        String mount();

        /** File with the ServiceAccount's token. */
        @WithDefault("/var/run/secrets/kubernetes.io/serviceaccount/token")
        String tokenPath();
    }

    /** AppRole auth method. */
    interface AppRole {

        Optional<String> roleId();

        Optional<String> secretId();

        @WithDefault("approle")
        String mount();
    }
}
