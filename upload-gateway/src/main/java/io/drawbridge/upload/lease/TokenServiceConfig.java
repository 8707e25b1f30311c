package io.drawbridge.upload.lease;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** The token service that decides who may upload what. */
@ConfigMapping(prefix = "drawbridge.token-service")
public interface TokenServiceConfig {

    /** Its base URL. */
    @WithDefault("http://127.0.0.1:8181")
    URI url();

    /** An answer that takes longer is treated as none: 503. */
    @WithDefault("5s")
    Duration timeout();
}
