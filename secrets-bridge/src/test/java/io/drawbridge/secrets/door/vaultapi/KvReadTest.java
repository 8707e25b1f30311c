package io.drawbridge.secrets.door.vaultapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drawbridge.secrets.testing.BridgeCaller;
import io.drawbridge.secrets.testing.BridgeTest;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class KvReadTest extends BridgeTest {

    private static final String DENIED = "403 {\"errors\":[\"permission denied\"]}";
    private static final String NOTHING = "404 {\"errors\":[]}";

    @Test
    void readsASecret() {
        BridgeCaller.Answer answer = teamA.get("secret/data/team-a/db");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.json().at("/data/data/user").asText()).isEqualTo("u");
        assertThat(answer.json().at("/data/metadata/version")).hasToString("1");
        assertThat(answer.json().get("request_id").asText()).isEqualTo(answer.header("X-Request-Id"));
    }

    @Test
    void takesTheTokenAsABearerToo() {
        BridgeCaller.Answer answer =
                nobody().call("GET", "secret/data/team-a/db", "", "Authorization", "Bearer " + teamA.token());
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void readsOldVersions() {
        vault.put("secret", "team-a/db", Map.of("user", "second"));
        assertThat(teamA.get("secret/data/team-a/db?version=1")
                        .json()
                        .at("/data/data/user")
                        .asText())
                .isEqualTo("u");
        assertThat(teamA.get("secret/data/team-a/db?version=0")
                        .json()
                        .at("/data/data/user")
                        .asText())
                .isEqualTo("second");
        assertThat(teamA.get("secret/data/team-a/db?version=3").shape()).isEqualTo(NOTHING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1.0", "0x1", "99999999999999999999", "%201", "1%00", "%zz"})
    void refusesVersionsThatAreNoNumbers(String version) {
        assertThat(teamA.get("secret/data/team-a/db?v=1").status()).isEqualTo(200);
        int status = version.equals("%zz")
                ? RawHttp.status(nobody().address(), "GET /v1/secret/data/team-a/db?version=%zz", teamA.token())
                : teamA.get("secret/data/team-a/db?version=" + version).status();
        assertThat(status).isEqualTo(400);
    }

    @Test
    void showsDeletedVersionsAsVaultDoes() {
        delete("team-a/db");
        BridgeCaller.Answer answer = teamA.get("secret/data/team-a/db");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().at("/data/data").isNull()).isTrue();
        assertThat(answer.json().at("/data/metadata/deletion_time").asText()).isNotEmpty();
    }

    @Test
    void readsMetadata() {
        JsonNode data = teamA.get("secret/metadata/team-a/db").json().get("data");
        assertThat(data.get("current_version")).hasToString("1");
        assertThat(data.get("versions").has("1")).isTrue();
    }

    @Test
    void listsWhatMayBeReadOnly() {
        vault.put("secret", "team-a/app/one", Map.of("k", "v"));
        vault.put("secret", "shared/x/public", Map.of("k", "v"));
        vault.put("secret", "shared/x/private", Map.of("k", "v"));
        vault.put("secret", "top", Map.of("k", "v"));
        String inTeamA = "{\"keys\":[\"app/\",\"db\"]}";
        assertThat(teamA.list("secret/metadata/team-a").json().get("data")).hasToString(inTeamA);
        assertThat(teamA.get("secret/metadata/team-a/?list=true").json().get("data"))
                .hasToString(inTeamA);
        assertThat(teamA.list("secret/metadata").json().get("data"))
                .hasToString("{\"keys\":[\"shared/\",\"team-a/\"]}");
        assertThat(teamA.list("secret/metadata/").json().get("data").get("keys"))
                .hasSize(2);
        assertThat(tenant("team-b", "x").list("secret/metadata").json().get("data"))
                .hasToString("{\"keys\":[\"team-b/\"]}");
        assertThat(teamA.list("secret/metadata/shared/x").shape()).isEqualTo(DENIED);
        assertThat(teamA.list("secret/metadata/team-b").shape()).isEqualTo(DENIED);
        assertThat(teamA.list("secret/metadata/team-a/none").shape()).isEqualTo(NOTHING);
        assertThat(tenant("team-z", "x").list("secret/metadata").shape()).isEqualTo(NOTHING);
    }

    @Test
    void tellsNobodyWhetherAForbiddenSecretExists() {
        for (String path : new String[] {"team-b/db", "team-b/none", "x", "shared/x/private"}) {
            assertThat(teamA.get("secret/data/" + path).shape()).isEqualTo(DENIED);
            assertThat(teamA.get("secret/metadata/" + path).shape()).isEqualTo(DENIED);
        }
        assertThat(teamA.get("other/data/team-a/db").shape()).isEqualTo(DENIED);
        assertThat(vault.requests().total()).isZero();
    }

    @Test
    void refusalsDifferInNothingButTheirId() {
        vault.put("secret", "team-b/there", Map.of("k", "v"));
        vault.put("kv1", "team-b/there", Map.of("k", "v"));
        for (String folder : new String[] {"secret/data/team-b", "secret/metadata/team-b", "kv1/team-b", "none/data"}) {
            assertThat(withoutId(teamA.get(folder + "/there"))).isEqualTo(withoutId(teamA.get(folder + "/none")));
            assertThat(withoutId(teamA.get(folder + "/there"))).isEqualTo(withoutId(teamA.get("secret/data/x/y")));
        }
        assertThat(withoutId(teamA.list("secret/metadata/team-b")))
                .isEqualTo(withoutId(teamA.list("secret/metadata/team-none")));
    }

    @Test
    void refusesUnknownTokens() {
        for (String token : new String[] {"", "x", vault.rootToken(), jwt("team-a", "reader"), teamA.token() + "x"}) {
            assertThat(nobody().as(token).get("secret/data/team-a/db").shape()).isEqualTo(DENIED);
            assertThat(nobody().as(token).get("auth/token/lookup-self").shape()).isEqualTo(DENIED);
            assertThat(nobody().as(token).get("sys/internal/ui/mounts/secret/x").shape())
                    .isEqualTo(DENIED);
        }
    }

    @Test
    void tellsTheMountOfAPath() {
        JsonNode data =
                teamA.get("sys/internal/ui/mounts/secret/team-a/db").json().get("data");
        assertThat(data.get("path").asText()).isEqualTo("secret/");
        assertThat(data.at("/options/version").asText()).isEqualTo("2");
        assertThat(teamA.get("sys/internal/ui/mounts/other/x").shape()).isEqualTo(DENIED);
    }

    @Test
    void saysThatItIsHealthy() {
        BridgeCaller.Answer health = nobody().get("sys/health");
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.json().get("sealed")).hasToString("false");
        assertThat(health.json().get("initialized")).hasToString("true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "POST", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO"})
    void servesNoWrites(String method) {
        assertThat(teamA.call(method, "secret/data/team-a/db", "").shape())
                .isEqualTo("405 {\"errors\":[\"unsupported operation\"]}");
        assertThat(vault.requests().total()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret/nosuch/x", "secret", "sys/mounts", "", "auth/token/create", "cubbyhole/x"})
    void hasNoOtherDoors(String path) {
        assertThat(teamA.get(path).shape()).isEqualTo("404 {\"errors\":[\"unsupported path\"]}");
    }

    @Test
    void listsNoValues() {
        assertThat(teamA.list("secret/data/team-a").status()).isEqualTo(405);
        assertThat(teamA.get("secret/data/team-a?list=true").status()).isEqualTo(405);
        assertThat(teamA.get("secret/data").shape()).isEqualTo(NOTHING);
        assertThat(teamA.get("secret/metadata").shape()).isEqualTo(NOTHING);
    }

    private static String withoutId(BridgeCaller.Answer answer) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(answer.headers().map());
        headers.remove("X-Request-Id");
        return answer.shape() + headers;
    }

    private void delete(String path) {
        BridgeCaller root = new BridgeCaller(vault.address(), vault.rootToken());
        assertThat(root.call("DELETE", "secret/data/" + path, "").status()).isEqualTo(204);
    }
}
