package io.drawbridge.secrets.guard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.secrets.testing.BridgeCaller;
import io.drawbridge.secrets.testing.BridgeTest;
import io.drawbridge.secrets.testing.LogCapture;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The guard behind the door, against the embedded Vault. */
@QuarkusTest
class GuardedReadTest extends BridgeTest {

    private static final String UNSURE = "503 {\"errors\":[\"not sure that it is absent\"]}";

    @BeforeEach
    void see() {
        vault.put("secret", "team-a/other", Map.of("k", "v"));
        assertThat(teamA.get("secret/data/team-a/db").status()).isEqualTo(200);
        assertThat(teamA.get("secret/data/team-a/other").status()).isEqualTo(200);
    }

    @Test
    void knowsNothingOfAnUpstreamThatCameBackEmptyUntilItIsFilledAgain() {
        vault.restartEmpty();
        vault.mountKvV1("kv1");
        try (LogCapture log = new LogCapture()) {
            assertUnsure(teamA.get("secret/data/team-a/db"));
            assertUnsure(teamA.list("secret/metadata/team-a"));
            assertUnsure(teamA.get("secret/metadata/team-a/db"));
            assertThat(log.lines("drawbridge.audit")).anyMatch(line -> line.contains("outcome=unsure:identity"));
        }
        assertThat(given().get("/q/metrics").asString())
                .containsPattern("drawbridge_guard_trips_total\\{reason=\"identity\"} [1-9]");
        vault.put("secret", "team-a/db", Map.of("user", "new"));
        vault.put("secret", "team-a/other", Map.of("k", "v"));
        assertThat(teamA.get("secret/data/team-a/db").status()).isEqualTo(200);
        assertThat(teamA.get("secret/data/team-a/none").status()).isEqualTo(404);
    }

    @Test
    void knowsNothingOfAMountThatWasMadeAnew() {
        vault.unmount("secret");
        assertThat(teamA.get("secret/data/team-a/db").status()).isEqualTo(503);
        vault.mountKvV2("secret");
        assertUnsure(teamA.get("secret/data/team-a/db"));
    }

    @Test
    void passesDeletionsOn() {
        BridgeCaller root = new BridgeCaller(vault.address(), vault.rootToken());
        assertThat(root.call("DELETE", "secret/data/team-a/db", "").status()).isEqualTo(204);
        assertThat(teamA.get("secret/data/team-a/db").status()).isEqualTo(404);
        assertThat(root.call("DELETE", "secret/metadata/team-a/other", "").status())
                .isEqualTo(204);
        assertThat(teamA.get("secret/data/team-a/other").shape()).isEqualTo("404 {\"errors\":[]}");
    }

    private static void assertUnsure(BridgeCaller.Answer answer) {
        assertThat(answer.shape()).isEqualTo(UNSURE);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
    }
}
