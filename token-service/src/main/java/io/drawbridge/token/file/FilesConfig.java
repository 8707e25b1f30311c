package io.drawbridge.token.file;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Mounted files that are read again while the service runs: {@code drawbridge.files.*}. */
@ConfigMapping(prefix = "drawbridge.files")
public interface FilesConfig {

    /** How often they are looked at. Kubernetes itself takes about a minute to renew a mounted ConfigMap. */
    @WithDefault("5s")
    Duration pollInterval();
}
