package io.drawbridge.token.door.grants;

import io.drawbridge.token.caller.Caller;
import io.drawbridge.token.caller.CallerKind;
import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.problem.ProblemType;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.stream.Collectors;

/** Callers who may look at what others can do. Holding somebody's ticket makes nobody an operator. */
@Startup
@Singleton
class Operators {

    private final Set<String> subjects;
    private final Set<String> groups;
    private final Set<CallerKind> kinds;

    Operators(OperatorsConfig config) {
        this.subjects = config.subjects().orElse(Set.of());
        this.groups = config.groups().orElse(Set.of());
        this.kinds = kinds(config.kinds().orElse(Set.of()));
    }

    /** A 403 problem for everybody else. */
    void require(Caller caller) {
        boolean named =
                subjects.contains(caller.subject()) || caller.groups().stream().anyMatch(groups::contains);
        boolean ofKind = caller.kind() != CallerKind.TICKET && (kinds.isEmpty() || kinds.contains(caller.kind()));
        if (!named || !ofKind) {
            throw new ProblemException(ProblemType.FORBIDDEN, "Only operators may ask this.");
        }
    }

    private static Set<CallerKind> kinds(Set<String> names) {
        try {
            return names.stream().map(CallerKind::parse).collect(Collectors.toUnmodifiableSet());
        } catch (ProblemException e) {
            throw new ConfigurationException("drawbridge.operators.kinds: " + e.detail(), e);
        }
    }
}
