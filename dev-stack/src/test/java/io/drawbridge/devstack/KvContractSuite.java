package io.drawbridge.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What clients of Vault's KV rely on; the embedded server is true where it and a real one pass the same tests. */
abstract class KvContractSuite {

    private static final String[] ENVELOPE = {
        "request_id", "lease_id", "renewable", "lease_duration", "data", "wrap_info", "warnings", "auth"
    };

    private final String folder = "t" + UUID.randomUUID();
    private final String path = "secret/data/" + folder + "/db";
    private final String metadata = "secret/metadata/" + folder + "/db";
    private VaultCaller root;

    abstract VaultCaller root();

    @BeforeEach
    void start() {
        root = root();
    }

    @Test
    void readsWhatWasWrittenWithItsMetadata() {
        root.put(path, "{\"data\":{\"user\":\"u\",\"n\":1.5,\"o\":{\"a\":[1,null,true]}}}");
        VaultCaller.Answer answer = root.get(path);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(names(answer.body())).containsExactlyInAnyOrder(ENVELOPE);
        assertThat(answer.body().at("/data/data"))
                .hasToString("{\"n\":1.5,\"o\":{\"a\":[1,null,true]},\"user\":\"u\"}");
        assertThat(names(answer.body().at("/data/metadata")))
                .containsExactlyInAnyOrder("created_time", "custom_metadata", "deletion_time", "destroyed", "version");
        assertThat(answer.body().at("/data/metadata/custom_metadata").isNull()).isTrue();
        assertThat(answer.body().at("/lease_id").asText("absent")).isEmpty();
        assertThat(answer.body().at("/renewable")).hasToString("false");
    }

    @Test
    void answersTheWriteWithTheNewVersion() {
        assertThat(root.put(path, "{\"data\":{}}").body().at("/data/version")).hasToString("1");
        assertThat(root.put(path, "{\"data\":{\"a\":1}}").body().at("/data/version"))
                .hasToString("2");
    }

    @Test
    void readsOldVersions() {
        write("one");
        write("two");
        assertThat(root.get(path + "?version=1").body().at("/data/data/v").asText())
                .isEqualTo("one");
        for (String current : List.of("2", "0", "-1", "")) {
            assertThat(root.get(path + "?version=" + current)
                            .body()
                            .at("/data/data/v")
                            .asText())
                    .as("version=%s", current)
                    .isEqualTo("two");
        }
        assertThat(root.get(path + "?version=3").shape()).isEqualTo("404 {\"errors\":[]}");
        assertThat(root.get(path + "?version=x").status()).isEqualTo(400);
    }

    @Test
    void refusesWritesThatMissTheirCheckAndSet() {
        assertThat(root.put(path, "{\"data\":{},\"options\":{\"cas\":1}}").status())
                .isEqualTo(400);
        assertThat(root.put(path, "{\"data\":{},\"options\":{\"cas\":0}}").status())
                .isEqualTo(200);
        assertThat(root.put(path, "{\"data\":{},\"options\":{\"cas\":0}}").status())
                .isEqualTo(400);
        root.put(metadata, "{\"cas_required\":true}");
        assertThat(root.put(path, "{\"data\":{}}").status()).isEqualTo(400);
    }

    @Test
    void refusesBodiesThatAreNoSecret() {
        for (String body : List.of("{bad", "[]", "{}", "{\"data\":\"text\"}")) {
            assertThat(root.put(path, body).status()).as(body).isEqualTo(400);
        }
    }

    @Test
    void knowsNothingOfWhatWasNeverWritten() {
        assertThat(root.get(path).shape()).isEqualTo("404 {\"errors\":[]}");
        assertThat(root.get(metadata).shape()).isEqualTo("404 {\"errors\":[]}");
        assertThat(root.list(metadata).shape()).isEqualTo("404 {\"errors\":[]}");
        assertThat(root.call("DELETE", path, "").status()).isEqualTo(204);
        assertThat(root.call("DELETE", metadata, "").status()).isEqualTo(204);
    }

    @Test
    void showsADeletedVersionWithoutItsValue() {
        write("one");
        root.call("DELETE", path, "");
        VaultCaller.Answer deleted = root.get(path);
        assertThat(deleted.status()).isEqualTo(404);
        assertThat(names(deleted.body())).containsExactlyInAnyOrder(ENVELOPE);
        assertThat(deleted.body().at("/data/data").isNull()).isTrue();
        assertThat(deleted.body().at("/data/metadata/deletion_time").asText()).isNotEmpty();
        assertThat(deleted.body().at("/data/metadata/destroyed")).hasToString("false");
        root.put(path.replace("/data/", "/undelete/"), "{\"versions\":[1]}");
        assertThat(root.get(path).body().at("/data/data/v").asText()).isEqualTo("one");
    }

    @Test
    void showsADestroyedVersionAsDestroyed() {
        write("one");
        write("two");
        root.put(path.replace("/data/", "/destroy/"), "{\"versions\":[1]}");
        assertThat(root.get(path + "?version=1").status()).isEqualTo(404);
        assertThat(root.get(path + "?version=1").body().at("/data/metadata/destroyed"))
                .hasToString("true");
        assertThat(root.get(path).status()).isEqualTo(200);
        assertThat(root.put(path.replace("/data/", "/delete/"), "{}").status()).isEqualTo(400);
    }

    @Test
    void keepsMetadataApart() {
        write("one");
        root.put(metadata, "{\"custom_metadata\":{\"owner\":\"a\",\"n\":1},\"max_versions\":2}");
        write("two");
        write("three");
        JsonNode data = root.get(metadata).body().get("data");
        assertThat(names(data))
                .containsExactlyInAnyOrder(
                        "cas_required",
                        "created_time",
                        "current_metadata_version",
                        "current_version",
                        "custom_metadata",
                        "delete_version_after",
                        "max_versions",
                        "metadata_cas_required",
                        "oldest_version",
                        "updated_time",
                        "versions");
        assertThat(data.get("custom_metadata")).hasToString("{\"n\":\"1\",\"owner\":\"a\"}");
        assertThat(data.get("current_version")).hasToString("3");
        assertThat(data.get("oldest_version")).hasToString("2");
        assertThat(names(data.get("versions"))).containsExactly("2", "3");
        assertThat(root.get(path)
                        .body()
                        .at("/data/metadata/custom_metadata/owner")
                        .asText())
                .isEqualTo("a");
        assertThat(root.get(path + "?version=1").shape()).isEqualTo("404 {\"errors\":[]}");
    }

    @Test
    void listsOneLevelWithFoldersMarked() {
        write("one");
        root.put("secret/data/" + folder + "/app/one", "{\"data\":{}}");
        root.put("secret/data/" + folder + "/app/two", "{\"data\":{}}");
        String expected = "200 {\"keys\":[\"app/\",\"db\"]}";
        assertThat(root.list("secret/metadata/" + folder).dataShape()).isEqualTo(expected);
        assertThat(root.list("secret/metadata/" + folder + "/").dataShape()).isEqualTo(expected);
        assertThat(root.get("secret/metadata/" + folder + "?list=true").dataShape())
                .isEqualTo(expected);
        assertThat(root.get("secret/metadata/?list=true")
                        .body()
                        .at("/data/keys")
                        .toString())
                .contains(folder + "/");
        assertThat(root.list("secret/data/" + folder).status()).isEqualTo(405);
    }

    @Test
    void refusesDoorsThatKvHasNot() {
        assertThat(root.get("secret/nosuch/" + folder).status()).isEqualTo(404);
        assertThat(root.get("secret/data").status()).isEqualTo(404);
        assertThat(root.get("nosuch" + folder + "/data/x").status()).isEqualTo(404);
    }

    @Test
    void decidesOnDecodedPaths() {
        write("one");
        assertThat(root.get(path.replace("/db", "%2Fdb")).status()).isEqualTo(200);
        assertThat(root.get("secret/data/x/%2e%2e/" + folder + "/db").status()).isEqualTo(400);
        assertThat(root.get("secret/data/x%2f..%2f" + folder + "/db").status()).isEqualTo(400);
        assertThat(root.get("secret/data/x/../" + folder + "/db").status()).isEqualTo(307);
        assertThat(root.get(path.replace("/db", "//db")).status()).isEqualTo(307);
    }

    @Test
    void servesKvVersion1() {
        String mount = "kv1" + folder;
        assertThat(mount(mount, "1").status()).isEqualTo(204);
        assertThat(mount(mount, "1").status()).isEqualTo(400);
        root.put(mount + "/a/b", "{\"x\":\"y\",\"n\":1}");
        assertThat(root.get(mount + "/a/b").dataShape()).isEqualTo("200 {\"n\":1,\"x\":\"y\"}");
        assertThat(root.get(mount + "/a/b").body().get("lease_duration")).hasToString("2764800");
        assertThat(root.list(mount + "/a").dataShape()).isEqualTo("200 {\"keys\":[\"b\"]}");
        assertThat(root.put(mount + "/a/c", "{}").status()).isEqualTo(400);
        assertThat(root.call("DELETE", mount + "/a/b", "").status()).isEqualTo(204);
        assertThat(root.get(mount + "/a/b").shape()).isEqualTo("404 {\"errors\":[]}");
        root.call("DELETE", "sys/mounts/" + mount, "");
        assertThat(root.get(mount + "/a/b").status()).isEqualTo(404);
    }

    @Test
    void tellsTheMountOfAPath() {
        JsonNode data = root.get("sys/internal/ui/mounts/secret/a/b").body().get("data");
        assertThat(data.get("path").asText()).isEqualTo("secret/");
        assertThat(data.get("type").asText()).isEqualTo("kv");
        assertThat(data.at("/options/version").asText()).isEqualTo("2");
        assertThat(root.get("sys/internal/ui/mounts/nosuch/a").status()).isEqualTo(403);
    }

    @Test
    void refusesUnknownTokensAlike() {
        String denied = "403 {\"errors\":[\"permission denied\"]}";
        assertThat(root.as("").get(path).shape()).isEqualTo(denied);
        assertThat(root.as("wrong").get(path).shape()).isEqualTo(denied);
        assertThat(root.as("wrong").get("auth/token/lookup-self").shape()).isEqualTo(denied);
    }

    @Test
    void enforcesPolicies() {
        write("one");
        String name = "p" + folder;
        String rules = "{\\\"path\\\":{\\\"secret/data/%s/*\\\":{\\\"capabilities\\\":[\\\"read\\\"]},"
                + "\\\"secret/metadata/%s/*\\\":{\\\"capabilities\\\":[\\\"list\\\"]}}}";
        root.put("sys/policies/acl/" + name, "{\"policy\":\"" + rules.replace("%s", folder) + "\"}");
        VaultCaller tenant = root.as(token(name, "service"));
        assertThat(tenant.get(path).status()).isEqualTo(200);
        assertThat(tenant.list("secret/metadata/" + folder).status()).isEqualTo(200);
        assertThat(tenant.get(metadata).status()).isEqualTo(403);
        assertThat(tenant.put(path, "{\"data\":{}}").status()).isEqualTo(403);
        assertThat(tenant.get("secret/data/" + folder + "x/db").status()).isEqualTo(403);
        assertThat(tenant.get("secret/data/nosuch" + folder).status()).isEqualTo(403);
        assertThat(tenant.list("secret/metadata").status()).isEqualTo(403);
        assertThat(tenant.get("sys/internal/ui/mounts/secret/x").status()).isEqualTo(200);
        assertThat(tenant.get("sys/internal/ui/mounts/nosuch/x").status()).isEqualTo(403);
    }

    @Test
    void describesTokens() {
        JsonNode service = root.as(token("none", "service"))
                .get("auth/token/lookup-self")
                .body()
                .get("data");
        assertThat(names(service))
                .contains("accessor", "creation_time", "creation_ttl", "expire_time", "id", "policies", "ttl", "type");
        assertThat(service.get("type").asText()).isEqualTo("service");
        assertThat(service.get("ttl").isNumber()).isTrue();
        assertThat(service.get("ttl").asInt()).isBetween(3500, 3600);
        assertThat(root.get("auth/token/lookup-self")
                        .body()
                        .at("/data/expire_time")
                        .isNull())
                .isTrue();
    }

    @Test
    void revokesServiceTokensOnly() {
        VaultCaller service = root.as(token("none", "service"));
        assertThat(service.put("auth/token/renew-self", "{}").body().at("/auth/renewable"))
                .hasToString("true");
        assertThat(service.put("auth/token/revoke-self", "").status()).isEqualTo(204);
        assertThat(service.get("auth/token/lookup-self").status()).isEqualTo(403);
        VaultCaller batch = root.as(token("none", "batch"));
        assertThat(batch.get("auth/token/lookup-self").body().at("/data/type").asText())
                .isEqualTo("batch");
        assertThat(batch.put("auth/token/renew-self", "{}").status()).isEqualTo(400);
        assertThat(batch.put("auth/token/revoke-self", "").status()).isEqualTo(400);
    }

    @Test
    void saysThatItIsHealthy() {
        VaultCaller.Answer health = root.as("").get("sys/health");
        assertThat(health.status()).isEqualTo(200);
        assertThat(names(health.body())).contains("initialized", "sealed", "standby", "server_time_utc", "version");
        assertThat(health.body().get("sealed")).hasToString("false");
    }

    private void write(String value) {
        assertThat(root.put(path, "{\"data\":{\"v\":\"" + value + "\"}}").status())
                .isEqualTo(200);
    }

    private VaultCaller.Answer mount(String name, String version) {
        return root.put("sys/mounts/" + name, "{\"type\":\"kv\",\"options\":{\"version\":\"" + version + "\"}}");
    }

    private String token(String policy, String type) {
        String body = "{\"policies\":[\"" + policy + "\"],\"ttl\":\"1h\",\"type\":\"" + type + "\"}";
        return root.put("auth/token/create", body)
                .body()
                .at("/auth/client_token")
                .asText();
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
