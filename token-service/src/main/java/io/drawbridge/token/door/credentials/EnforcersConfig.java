package io.drawbridge.token.door.credentials;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.Set;

/** Services that keep their callers' uploads within a grant's limits: {@code drawbridge.enforcers.*}. */
@ConfigMapping(prefix = "drawbridge.enforcers")
public interface EnforcersConfig {

    /** Subjects of API keys, such as the one of upload-gateway. Nobody if absent. */
    Optional<Set<String>> subjects();
}
