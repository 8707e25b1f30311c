package io.drawbridge.upload.http;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/**
 * The root of all settings. It makes every unknown {@code drawbridge.*} key a reason not to start, also under
 * prefixes that no other mapping claims.
 */
@ConfigMapping(prefix = "drawbridge")
public interface DrawbridgeConfig {

    /** A name for this installation, shown in the log at start. */
    Optional<String> installation();
}
