package io.drawbridge.secrets.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeysTest {

    private static final String GOOD = "k3yMarker-0123456789-abcdefghijklmnop";

    @ParameterizedTest
    @ValueSource(
            strings = {"short", "0123456789abcdefghijklmnopqrstu", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", ""})
    void refusesWeakKeysEverywhere(String weak) {
        assertThatThrownBy(() -> SigningKeys.of(List.of(weak), true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("drawbridge.tenant.signing-keys")
                .hasMessageContaining("openssl rand")
                .message()
                .doesNotContain("0123");
    }

    @Test
    void refusesToStartWithoutAKeyInProduction() {
        assertThatThrownBy(() -> SigningKeys.of(List.of(), false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("drawbridge.tenant.signing-keys is not set");
    }

    @Test
    void makesAThrowawayKeyInDevelopment() {
        assertThat(SigningKeys.of(List.of(), true).signing())
                .isNotEqualTo(SigningKeys.of(List.of(), true).signing());
    }

    @Test
    void signsWithTheFirst() {
        SigningKeys keys = SigningKeys.of(List.of(GOOD, GOOD + "2"), false);
        assertThat(keys.signing().id()).isEqualTo(SigningKey.of(GOOD).id());
        assertThat(keys.find(SigningKey.of(GOOD + "2").id())).isPresent();
        assertThat(keys.find("other")).isEmpty();
    }

    @Test
    void hidesItself() {
        assertThat(SigningKeys.of(List.of(GOOD), false).toString()).doesNotContain("Marker");
    }
}
