package io.drawbridge.secrets.upstream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

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

    /** File with the certificate that the bridge shows, PEM, for mTLS; needs the key. */
    Optional<String> clientCertificate();

    /** File with the key of that certificate, PEM. */
    Optional<String> clientKey();

    /** How often the certificate files are looked at for a change; 0 for never. */
    @WithDefault("1m")
    @DurationMin
    Duration tlsReload();

    /** How long before its end a login is renewed. Keep it well below the token TTL of the role. */
    @WithDefault("30s")
    Duration renewGracePeriod();

    @WithDefault("2s")
    Duration connectTimeout();

    /** For a whole request. */
    @WithDefault("5s")
    Duration readTimeout();

    /** How many requests are under way at once. */
    @WithDefault("32")
    @Min(1)
    int maxConcurrent();

    /** How many more wait for one of these, within the read timeout; what exceeds them is 503 at once. */
    @WithDefault("512")
    @Min(0)
    int maxWaiting();

    /** Requests per second, logins included; 0 for no limit. */
    @WithDefault("500")
    @Min(0)
    int maxPerSecond();

    /** How long a request waits for its turn before it is 503. */
    @WithDefault("2s")
    @DurationMin
    Duration maxWait();

    /** Reading in the name of each tenant's own role; off unless one of the roles is set. */
    PassThrough passThrough();

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

    /** The tenant's own role; {@code {namespace}} and {@code {service-account}} stand for the tenant's. */
    interface PassThrough {

        /** Role of the Kubernetes auth method, which the bridge's ServiceAccount must be bound to. */
        Optional<String> kubernetesRole();

        /** Token role, which the bridge's own token must be allowed to create tokens for. */
        Optional<String> tokenRole();

        /** How many roles are logged in at once; the one longest unused gives way. */
        @WithDefault("500")
        @Min(1)
        int maxLogins();
    }
}
