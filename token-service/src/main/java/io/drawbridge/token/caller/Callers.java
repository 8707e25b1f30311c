package io.drawbridge.token.caller;

import io.drawbridge.token.problem.ProblemException;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Finds out who is calling: the first {@link Authenticator} that knows the token says so. */
@ApplicationScoped
public class Callers {

    private final List<Authenticator> authenticators;

    Callers(@All List<Authenticator> authenticators) {
        this.authenticators = List.copyOf(authenticators);
    }

    /** The caller behind the values of all {@code Authorization} headers, or a 401 problem. */
    public Uni<Caller> identify(List<String> authorization) {
        return Uni.createFrom().item(() -> BearerToken.parse(authorization)).chain(this::identify);
    }

    /** The caller behind this token, or a 401 problem. */
    public Uni<Caller> identify(BearerToken token) {
        return ask(0, token).map(found -> found.orElseThrow(Callers::unknown));
    }

    /** One after the other: a token that is known here is shown to nobody else. */
    private Uni<Optional<Caller>> ask(int next, BearerToken token) {
        if (next == authenticators.size()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return authenticators
                .get(next)
                .authenticate(token)
                .chain(found -> found.isPresent() ? Uni.createFrom().item(found) : ask(next + 1, token));
    }

    private static ProblemException unknown() {
        return ProblemException.unauthenticated("The token is not known, or not any more.", BearerToken.INVALID_TOKEN);
    }
}
