package io.drawbridge.token.caller;

import io.drawbridge.token.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Finds out who is calling. */
@ApplicationScoped
public class Callers {

    private final ApiKeys apiKeys;

    Callers(ApiKeys apiKeys) {
        this.apiKeys = apiKeys;
    }

    /** The caller behind the values of all {@code Authorization} headers, or a 401 problem. */
    public Uni<Caller> identify(List<String> authorization) {
        return Uni.createFrom().item(() -> identify(BearerToken.parse(authorization)));
    }

    private Caller identify(BearerToken token) {
        return apiKeys.find(token)
                .orElseThrow(() -> ProblemException.unauthenticated(
                        "The token is not known, or not any more.", BearerToken.INVALID_TOKEN));
    }
}
