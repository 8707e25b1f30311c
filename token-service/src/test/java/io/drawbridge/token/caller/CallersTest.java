package io.drawbridge.token.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.drawbridge.token.config.Configs;
import io.drawbridge.token.limit.LimitsConfig;
import io.drawbridge.token.limit.RequestLimits;
import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.problem.ProblemType;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallersTest {

    private static final Caller ALICE = new Caller("alice", Set.of(), CallerKind.API_KEY);
    private static final BearerToken TOKEN = new BearerToken("token");

    private final List<String> asked = new ArrayList<>();

    @Test
    void theFirstThatKnowsTheTokenIsBelievedAndTheRestNotAsked() {
        Callers callers = callers(nobody("tickets"), knows("keys", "alice"), knows("oidc", "mallory"));
        assertThat(identify(callers).subject()).isEqualTo("alice");
        assertThat(asked).containsExactly("tickets", "keys");
    }

    @Test
    void whomNobodyKnowsIsToldSo() {
        ProblemException refusal = refusal(callers(nobody("keys"), nobody("oidc")));
        assertThat(refusal.type()).isEqualTo(ProblemType.UNAUTHENTICATED);
        assertThat(refusal.headers()).containsEntry("WWW-Authenticate", BearerToken.INVALID_TOKEN);
        assertThat(asked).containsExactly("keys", "oidc");
    }

    @Test
    void whoCannotBeVerifiedNowIsNotShownToTheNext() {
        Authenticator away = token -> Uni.createFrom().failure(ProblemException.unavailable("away", Duration.ZERO));
        ProblemException refusal = refusal(callers(away, knows("next", "alice")));
        assertThat(refusal.type().status()).isEqualTo(503);
        assertThat(asked).isEmpty();
    }

    @Test
    void aCallerHasALimitAndThoseWhoAreNotKnownHaveAnother() {
        Callers callers = callers(token -> answer("keys", token.equals(TOKEN) ? Optional.of(ALICE) : Optional.empty()));
        identify(callers);
        identify(callers);
        assertThat(refusal(callers).type()).isEqualTo(ProblemType.TOO_MANY_REQUESTS);
        for (int i = 0; i < 2; i++) {
            assertThat(refusal(callers, List.of("Bearer other")).type()).isEqualTo(ProblemType.UNAUTHENTICATED);
        }
        assertThat(refusal(callers, List.of("Bearer other")).type()).isEqualTo(ProblemType.TOO_MANY_REQUESTS);
        assertThat(refusal(callers, List.of()).type()).isEqualTo(ProblemType.TOO_MANY_REQUESTS);
    }

    private static Callers callers(Authenticator... authenticators) {
        LimitsConfig config = Configs.of(
                LimitsConfig.class,
                Map.of("drawbridge.limits.requests-per-second", "1", "drawbridge.limits.unknown-per-second", "1"));
        RequestLimits limits = new RequestLimits(config, new CurrentVertxRequest(), new SimpleMeterRegistry());
        return new Callers(List.of(authenticators), limits);
    }

    private static ProblemException refusal(Callers callers, List<String> authorization) {
        return catchThrowableOfType(
                ProblemException.class,
                () -> callers.identify(authorization).await().indefinitely());
    }

    private static Caller identify(Callers callers) {
        return callers.identify(TOKEN).await().indefinitely();
    }

    private static ProblemException refusal(Callers callers) {
        return catchThrowableOfType(ProblemException.class, () -> identify(callers));
    }

    private Authenticator nobody(String name) {
        return token -> answer(name, Optional.empty());
    }

    private Authenticator knows(String name, String subject) {
        return token -> answer(name, Optional.of(new Caller(subject, Set.of(), CallerKind.API_KEY)));
    }

    private Uni<Optional<Caller>> answer(String name, Optional<Caller> caller) {
        asked.add(name);
        return Uni.createFrom().item(caller);
    }
}
