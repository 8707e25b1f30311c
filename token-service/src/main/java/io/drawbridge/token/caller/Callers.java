package io.drawbridge.token.caller;

import io.drawbridge.token.limit.RequestLimits;
import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.request.RequestContext;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Finds out who is calling: the first {@link Authenticator} that knows the token says so. */
@ApplicationScoped
public class Callers {

    private final List<Authenticator> authenticators;
    private final RequestLimits limits;

    Callers(@All List<Authenticator> authenticators, RequestLimits limits) {
        this.authenticators = List.copyOf(authenticators);
        this.limits = limits;
    }

    /** The caller behind the values of all {@code Authorization} headers, or a 401, 429 or 503 problem. */
    public Uni<Caller> identify(List<String> authorization) {
        return limited(Uni.createFrom()
                .item(() -> BearerToken.parse(authorization))
                .chain(token -> ask(0, token))
                .map(Callers::require));
    }

    /** The caller behind this token, or a 401, 429 or 503 problem. */
    public Uni<Caller> identify(BearerToken token) {
        return limited(ask(0, token).map(Callers::require));
    }

    /** Failures count too, or guessing would cost nothing. */
    private Uni<Caller> limited(Uni<Caller> identified) {
        return identified.onFailure().transform(this::refusal).invoke(caller -> limits.known(caller.limitedAs()));
    }

    private Throwable refusal(Throwable unknown) {
        return limits.unknown().map(Throwable.class::cast).orElse(unknown);
    }

    /** One after the other: a token that is known here is shown to nobody else. */
    private Uni<Optional<Caller>> ask(int next, BearerToken token) {
        if (next == authenticators.size()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return RequestContext.keep(authenticators.get(next).authenticate(token))
                .chain(found -> found.isPresent() ? Uni.createFrom().item(found) : ask(next + 1, token));
    }

    private static Caller require(Optional<Caller> found) {
        return found.orElseThrow(() -> ProblemException.unauthenticated(
                "The token is not known, or not any more.", BearerToken.INVALID_TOKEN));
    }
}
