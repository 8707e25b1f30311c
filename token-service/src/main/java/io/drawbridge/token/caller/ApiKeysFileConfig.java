package io.drawbridge.token.caller;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where more API keys are: {@code drawbridge.api-keys-file}. */
@ConfigMapping(prefix = "drawbridge")
public interface ApiKeysFileConfig {

    /** A mounted YAML file, read again when it changes. */
    Optional<Path> apiKeysFile();
}
