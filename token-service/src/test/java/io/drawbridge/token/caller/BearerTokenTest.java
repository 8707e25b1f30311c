package io.drawbridge.token.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.problem.ProblemType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokenTest {

    @ParameterizedTest
    @ValueSource(strings = {"Bearer abc.DEF-1_~+/==", "bearer abc.DEF-1_~+/==", "BEARER  abc.DEF-1_~+/== "})
    void isTakenOutOfTheHeader(String header) {
        assertThat(BearerToken.parse(List.of(header)).value()).isEqualTo("abc.DEF-1_~+/==");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Bearer", "Bearer ", "Basic YTpi", "abc", "Bearer a b", "Bearer a,b", "Bearer ä", "Bearera"})
    void refusesWhatIsNoBearer(String header) {
        assertThat(refusal(List.of(header)).headers()).containsEntry("WWW-Authenticate", BearerToken.CHALLENGE);
    }

    @Test
    void refusesNoneAndSeveral() {
        assertThat(refusal(List.of()).type()).isEqualTo(ProblemType.UNAUTHENTICATED);
        assertThat(refusal(List.of("Bearer a", "Bearer b")).type()).isEqualTo(ProblemType.UNAUTHENTICATED);
    }

    @Test
    void isNotPrinted() {
        assertThat(new BearerToken("secret")).hasToString("BearerToken[hidden]");
        assertThat(KeyHash.of(new BearerToken("secret"))).hasToString("KeyHash[hidden]");
    }

    private static ProblemException refusal(List<String> headers) {
        return catchThrowableOfType(ProblemException.class, () -> BearerToken.parse(headers));
    }
}
