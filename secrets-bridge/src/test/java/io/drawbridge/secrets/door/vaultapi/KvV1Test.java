package io.drawbridge.secrets.door.vaultapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.secrets.testing.BridgeCaller;
import io.drawbridge.secrets.testing.BridgeTest;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class KvV1Test extends BridgeTest {

    private static final String DENIED = "403 {\"errors\":[\"permission denied\"]}";
    private static final String NOTHING = "404 {\"errors\":[]}";

    @BeforeEach
    void put() {
        vault.put("kv1", "team-a/db", Map.of("user", "one"));
        vault.put("kv1", "team-a/data/x", Map.of("user", "data"));
        vault.put("kv1", "team-b/db", Map.of("user", "b"));
    }

    @Test
    void readsAndLists() {
        BridgeCaller.Answer answer = teamA.get("kv1/team-a/db");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("data")).hasToString("{\"user\":\"one\"}");
        assertThat(teamA.list("kv1/team-a").json().at("/data/keys")).hasToString("[\"data/\",\"db\"]");
        assertThat(teamA.get("kv1/team-a/?list=true").json().at("/data/keys")).hasSize(2);
        assertThat(teamA.get("kv1/team-a/db?version=7").status()).isEqualTo(200);
    }

    @Test
    void takesWordsOfVersionTwoForNames() {
        assertThat(teamA.get("kv1/team-a/data/x").json().at("/data/user").asText())
                .isEqualTo("data");
        assertThat(teamA.get("kv1/data/team-a/db").shape()).isEqualTo(DENIED);
        assertThat(teamA.get("secret/team-a/db").status()).isEqualTo(404);
    }

    @Test
    void saysNoMoreThanForVersionTwo() {
        assertThat(teamA.get("kv1/team-a/none").shape()).isEqualTo(NOTHING);
        assertThat(teamA.get("kv1/team-b/db").shape()).isEqualTo(DENIED);
        assertThat(teamA.get("kv1/team-b/none").shape()).isEqualTo(DENIED);
        assertThat(teamA.get("kv1").shape()).isEqualTo(NOTHING);
        vault.unmount("kv1");
        assertThat(teamA.get("kv1/team-a/db").status()).isEqualTo(503);
    }

    @Test
    void tellsVersionsOfMounts() {
        assertThat(teamA.get("sys/internal/ui/mounts/kv1/team-a/db").json().at("/data/options/version"))
                .hasToString("\"1\"");
        assertThat(teamA.get("sys/mounts/kv1").json().at("/data/options/version"))
                .hasToString("\"1\"");
        assertThat(teamA.get("sys/mounts/secret").json().at("/data/options/version"))
                .hasToString("\"2\"");
        assertThat(teamA.get("sys/mounts/other").shape()).isEqualTo(DENIED);
    }
}
