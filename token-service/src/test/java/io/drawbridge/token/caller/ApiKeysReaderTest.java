package io.drawbridge.token.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drawbridge.token.config.Configs;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApiKeysReaderTest {

    private static final String ONE = "11".repeat(32);
    private static final String TWO = "22".repeat(32);
    private static final String A = "drawbridge.api-keys.\"a\".";
    private static final String B = "drawbridge.api-keys.\"b\".";

    @Test
    void readsCallersWithSeveralKeys() {
        ApiKeys keys =
                read(Map.of(A + "subject", "alice", A + "sha256", ONE + ", " + TWO.toUpperCase(), A + "groups", "x,y"));
        assertThat(keys.size()).isEqualTo(1);
        assertThat(keys.all().get(0).caller()).isEqualTo(new Caller("alice", Set.of("x", "y"), CallerKind.API_KEY));
        assertThat(keys.all().get(0).hashes()).containsExactly(KeyHash.parse(ONE), KeyHash.parse(TWO));
    }

    @Test
    void refusesAKeyInPlaceOfItsHash() {
        assertThatThrownBy(() -> read(Map.of(A + "subject", "alice", A + "sha256", "my-secret-key")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(A + "sha256: ")
                .hasMessageNotContaining("my-secret-key");
    }

    @Test
    void refusesOneKeyForTwoCallers() {
        assertThatThrownBy(() -> read(
                        Map.of(A + "subject", "alice", A + "sha256", ONE, B + "subject", "bob", B + "sha256", ONE)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("configured twice");
    }

    @Test
    void refusesANamelessCaller() {
        assertThatThrownBy(() -> read(Map.of(A + "subject", "a\u0007b", A + "sha256", ONE)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("drawbridge.api-keys.\"a\": a caller's subject");
    }

    private static ApiKeys read(Map<String, String> properties) {
        return new ApiKeysReader().read(Configs.of(ApiKeysConfig.class, properties));
    }
}
