package io.drawbridge.token.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallersTest {

    private static final BearerToken TOKEN = new BearerToken("token");

    private final List<String> asked = new ArrayList<>();

    @Test
    void theFirstThatKnowsTheTokenIsBelievedAndTheRestNotAsked() {
        Callers callers = new Callers(List.of(nobody("tickets"), knows("keys", "alice"), knows("oidc", "mallory")));
        assertThat(identify(callers).subject()).isEqualTo("alice");
        assertThat(asked).containsExactly("tickets", "keys");
    }

    @Test
    void whomNobodyKnowsIsToldSo() {
        ProblemException refusal = refusal(new Callers(List.of(nobody("keys"), nobody("oidc"))));
        assertThat(refusal.type()).isEqualTo(ProblemType.UNAUTHENTICATED);
        assertThat(refusal.headers()).containsEntry("WWW-Authenticate", BearerToken.INVALID_TOKEN);
        assertThat(asked).containsExactly("keys", "oidc");
    }

    @Test
    void whoCannotBeVerifiedNowIsNotShownToTheNext() {
        Authenticator away = token -> Uni.createFrom().failure(ProblemException.unavailable("away", Duration.ZERO));
        ProblemException refusal = refusal(new Callers(List.of(away, knows("next", "alice"))));
        assertThat(refusal.type().status()).isEqualTo(503);
        assertThat(asked).isEmpty();
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
