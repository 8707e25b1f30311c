package io.drawbridge.token.door.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SdkAuthorizationTest {

    @Test
    void givesARawTokenItsScheme() {
        assertThat(SdkAuthorization.asBearer(List.of("dev-key"))).containsExactly("Bearer dev-key");
    }

    @Test
    void leavesWhatHasAScheme() {
        List<String> values = List.of("Bearer dev-key", "bearer dev-key", "Basic ZGV2", " dev-key", "");
        assertThat(SdkAuthorization.asBearer(values)).isEqualTo(values);
    }

    /** Two headers are refused later, where their number counts. */
    @Test
    void doesNotChooseBetweenSeveral() {
        assertThat(SdkAuthorization.asBearer(List.of("a", "b"))).hasSize(2);
    }
}
