package io.drawbridge.secrets.door.vaultapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.secrets.testing.BridgeCaller;
import io.drawbridge.secrets.testing.BridgeTest;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules that name labels of namespaces. */
@QuarkusTest
class LabelsTest extends BridgeTest {

    private static final String DENIED = "403 {\"errors\":[\"permission denied\"]}";

    @BeforeEach
    void put() {
        vault.put("secret", "gold/db", Map.of("k", "v"));
    }

    @AfterEach
    void heal() {
        kubernetes.failWith(0);
        kubernetes.labelNamespace("team-a", Map.of());
    }

    @Test
    void followTheNamespace() {
        assertThat(teamA.get("secret/data/gold/db").shape()).isEqualTo(DENIED);
        kubernetes.labelNamespace("team-a", Map.of("example.com/tier", "gold"));
        assertThat(teamA.get("secret/data/gold/db").status()).isEqualTo(200);
        assertThat(teamA.list("secret/metadata").json().at("/data/keys")).hasToString("[\"gold/\",\"team-a/\"]");
        kubernetes.labelNamespace("team-a", Map.of("example.com/tier", "silver"));
        assertThat(teamA.get("secret/data/gold/db").shape()).isEqualTo(DENIED);
        assertThat(teamA.list("secret/metadata").json().at("/data/keys")).hasToString("[\"team-a/\"]");
    }

    @Test
    void countOnlyTogetherWithTheName() {
        kubernetes.labelNamespace("other", Map.of("example.com/tier", "gold"));
        BridgeCaller other = tenant("other", "x");
        assertThat(other.get("secret/data/gold/db").shape()).isEqualTo(DENIED);
    }

    @Test
    void areUnknownWhileTheApiServerIsAway() {
        kubernetes.labelNamespace("team-a", Map.of("example.com/tier", "gold"));
        kubernetes.failWith(500);
        BridgeCaller.Answer answer = teamA.get("secret/data/gold/db");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        // What does not hang on labels is decided, and what cannot be decided says nothing about paths.
        assertThat(teamA.get("secret/data/team-a/db").status()).isEqualTo(200);
        assertThat(teamA.get("secret/data/gold/none").shape()).isEqualTo(answer.shape());
        assertThat(teamA.get("secret/data/else/none").shape()).isEqualTo(DENIED);
        assertThat(teamA.list("secret/metadata").status()).isEqualTo(503);
    }
}
