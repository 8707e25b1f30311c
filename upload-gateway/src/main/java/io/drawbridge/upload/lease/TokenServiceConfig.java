package io.drawbridge.upload.lease;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The token service that decides who may upload what. */
@ConfigMapping(prefix = "drawbridge.token-service")
public interface TokenServiceConfig {

    /** Its base URL. */
    @WithDefault("http://127.0.0.1:8181")
    URI url();

    /**
     * The gateway's own API key there, whose subject is among {@code drawbridge.enforcers.subjects}. With it tickets are
     * taken whose limits session credentials cannot hold.
     */
    Optional<String> apiKey();

    /** An answer that takes longer is treated as none: 503. */
    @WithDefault("5s")
    Duration timeout();
}
