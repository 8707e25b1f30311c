package io.drawbridge.token.door.credentials;

import io.drawbridge.token.caller.Caller;
import io.drawbridge.token.caller.CallerKind;
import io.drawbridge.token.caller.Callers;
import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Services that ask in somebody's name and hold it to what S3 holds no session to: sizes, types, new objects only. They
 * say who they are beside the caller's own token.
 */
@Singleton
class Enforcers {

    /** A bearer as in {@code Authorization}. */
    static final String HEADER = "Drawbridge-Enforcer";

    private final Callers callers;
    private final Set<String> subjects;

    Enforcers(Callers callers, EnforcersConfig config) {
        this.callers = callers;
        this.subjects = config.subjects().orElse(Set.of());
    }

    /**
     * The service that asks, if it says that it is one. One that is not known or not an enforcer gets a 403 problem of a
     * type of its own: the caller, whose token is good, is not to blame.
     */
    Uni<Optional<Caller>> identify(List<String> header) {
        return header == null || header.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : callers.identify(header)
                        .onFailure(Enforcers::isUnknown)
                        .transform(unknown -> refused("The bearer in " + HEADER + " is not known."))
                        .invoke(this::require)
                        .map(Optional::of);
    }

    private void require(Caller enforcer) {
        if (enforcer.kind() != CallerKind.API_KEY || !subjects.contains(enforcer.subject())) {
            throw refused("Whom " + HEADER + " names is not among drawbridge.enforcers.subjects.");
        }
    }

    private static boolean isUnknown(Throwable failure) {
        return failure instanceof ProblemException problem && problem.type() == ProblemType.UNAUTHENTICATED;
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(ProblemType.ENFORCER_REFUSED, detail);
    }
}
