package io.drawbridge.token.grant;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where more grants are: {@code drawbridge.grants-file}. */
@ConfigMapping(prefix = "drawbridge")
public interface GrantsFileConfig {

    /** A mounted YAML file, read again when it changes. */
    Optional<Path> grantsFile();
}
