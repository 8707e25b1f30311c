package io.drawbridge.token.door.grants;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.Set;

/** Who may ask what other callers could do; nobody if absent: {@code drawbridge.operators.*}. */
@ConfigMapping(prefix = "drawbridge.operators")
public interface OperatorsConfig {

    /** Operators by name. */
    Optional<Set<String>> subjects();

    /** Operators by group. */
    Optional<Set<String>> groups();

    /** Restricts to callers that prove themselves like this. */
    Optional<Set<String>> kinds();
}
