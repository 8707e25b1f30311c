package io.drawbridge.secrets.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The unmodified controller with its Vault provider, which takes the bridge for a Vault: the tenant's own
 * ServiceAccount is reviewed at a real kube-apiserver, and the secret comes from a real OpenBao.
 */
@EnabledIfInstalled({"etcd", "kube-apiserver", "kube-controller-manager", "kubectl", "helm4", "bao", "external-secrets"
})
@QuarkusTest
class ExternalSecretsTest extends ClusterTest {

    @Test
    void syncsASecretAndItsChanges() {
        sync("team-a", "db", Stores.BRIDGE, "1s", "dataFrom: [{extract: {key: team-a/db}}]");
        awaitSynced("team-a", "db");
        assertThat(secret("team-a", "db", "password")).isEqualTo("first");
        assertThat(secret("team-a", "db", "user")).isEqualTo("u");
        openBao.put("secret/team-a/db", Map.of("user", "u", "password", "second"));
        await().atMost(PATIENCE).until(() -> secret("team-a", "db", "password").equals("second"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"extract: {key: team-a/db}", "find: {path: team-a, name: {regexp: \".*\"}}"})
    void givesATenantNothingOfAnother(String from) {
        String name = from.startsWith("find") ? "found" : "stolen";
        sync("team-b", name, Stores.BRIDGE, "1h", "dataFrom: [{" + from + "}]");
        awaitReason("team-b", name, "SecretSyncedError");
        assertThat(secrets("team-b")).isBlank();
    }

    @Test
    void readsPropertiesOfVersions() {
        openBao.put("secret/team-a/versions", Map.of("k", "one"));
        openBao.put(
                "secret/team-a/versions", Map.of("k", "two", "o", Map.of("inner", Map.of("deep", 7)), "a.b", "dot"));
        sync(
                "team-a",
                "versions",
                Stores.BRIDGE,
                "1h",
                "data:",
                "- {secretKey: old, remoteRef: {key: team-a/versions, version: \"1\", property: k}}",
                "- {secretKey: new, remoteRef: {key: team-a/versions, property: k}}",
                "- {secretKey: deep, remoteRef: {key: team-a/versions, property: o.inner.deep}}",
                "- {secretKey: dot, remoteRef: {key: team-a/versions, property: a.b}}",
                "- {secretKey: whole, remoteRef: {key: team-a/versions, version: \"1\"}}");
        awaitSynced("team-a", "versions");
        assertThat(secret("team-a", "versions", "old")).isEqualTo("one");
        assertThat(secret("team-a", "versions", "new")).isEqualTo("two");
        assertThat(secret("team-a", "versions", "deep")).isEqualTo("7");
        assertThat(secret("team-a", "versions", "dot")).isEqualTo("dot");
        assertThat(secret("team-a", "versions", "whole")).isEqualTo("{\"k\":\"one\"}");
    }

    @Test
    void findsByName() {
        openBao.put("secret/team-a/app/one", Map.of("k", "1"));
        openBao.put("secret/team-a/app/two", Map.of("k", "2"));
        openBao.put("secret/team-b/app/three", Map.of("k", "3"));
        sync("team-a", "named", Stores.BRIDGE, "1h", "dataFrom: [{find: {name: {regexp: \"app\"}}}]");
        awaitSynced("team-a", "named");
        assertThat(secret("team-a", "named", "team-a_app_one")).isEqualTo("{\"k\":\"1\"}");
        assertThat(cluster.kubectl("-n", "team-a", "get", "secret", "named", "-o", "jsonpath={.data}"))
                .contains("team-a_app_two")
                .doesNotContain("three");
    }

    @Test
    void findsByTagsAndFetchesMetadata() {
        openBao.put("secret/team-a/tagged", Map.of("k", "v"));
        openBao.put("secret/team-b/tagged", Map.of("k", "other"));
        for (String path : new String[] {"team-a/tagged", "team-b/tagged"}) {
            openBao.client()
                    .write("secret/metadata/" + path, Map.of("custom_metadata", Map.of("owner", "me", "tier", "gold")));
        }
        sync("team-a", "tags", Stores.BRIDGE, "1h", "dataFrom: [{find: {tags: {owner: me, tier: gold}}}]");
        awaitSynced("team-a", "tags");
        assertThat(cluster.kubectl("-n", "team-a", "get", "secret", "tags", "-o", "jsonpath={.data}"))
                .contains("team-a_tagged")
                .doesNotContain("team-b");
        sync(
                "team-a",
                "fetched",
                Stores.BRIDGE,
                "1h",
                "data:",
                "- {secretKey: owner, remoteRef: {key: team-a/tagged, metadataPolicy: Fetch, property: owner}}",
                "- {secretKey: all, remoteRef: {key: team-a/tagged, metadataPolicy: Fetch}}");
        awaitSynced("team-a", "fetched");
        assertThat(secret("team-a", "fetched", "owner")).isEqualTo("me");
        assertThat(secret("team-a", "fetched", "all")).isEqualTo("{\"owner\":\"me\",\"tier\":\"gold\"}");
    }

    @Test
    void readsVersionOneMounts() {
        openBao.client().write("kv1/team-a/old", Map.of("k", "v", "n", 42));
        openBao.client().write("kv1/team-b/old", Map.of("k", "b"));
        sync(
                "team-a",
                "one",
                Stores.BRIDGE_V1,
                "1h",
                "data: [{secretKey: single, remoteRef: {key: team-a/old, property: k}}]",
                "dataFrom: [{extract: {key: team-a/old}}]");
        awaitSynced("team-a", "one");
        assertThat(secret("team-a", "one", "single")).isEqualTo("v");
        assertThat(secret("team-a", "one", "n")).isEqualTo("42");
        sync("team-a", "one-b", Stores.BRIDGE_V1, "1h", "dataFrom: [{extract: {key: team-b/old}}]");
        awaitReason("team-a", "one-b", "SecretSyncedError");
    }

    @Test
    void readsThroughAStoreOfTheNamespace() {
        sync("team-a", "own", Stores.OWN, "1h", "dataFrom: [{extract: {key: team-a/db}}]");
        awaitSynced("team-a", "own");
        assertThat(secret("team-a", "own", "user")).isEqualTo("u");
        assertThat(cluster.kubectl(
                        "-n", "team-a", "get", "secretstore", "own", "-o", "jsonpath={.status.conditions[0].reason}"))
                .isEqualTo("Valid");
    }

    @Test
    void deletesWhatThePolicySays() {
        openBao.put("secret/team-a/short", Map.of("k", "v"));
        sync("team-a", "kept", Stores.BRIDGE, "1s", "dataFrom: [{extract: {key: team-a/short}}]");
        sync("team-a", "gone", Stores.BRIDGE, "1s", target("Delete"), "dataFrom: [{extract: {key: team-a/short}}]");
        sync(
                "team-a",
                "merged",
                Stores.BRIDGE,
                "1s",
                target("Merge"),
                "data: [{secretKey: stays, remoteRef: {key: team-a/db, property: user}},"
                        + " {secretKey: goes, remoteRef: {key: team-a/short, property: k}}]");
        for (String name : new String[] {"kept", "gone", "merged"}) {
            awaitSynced("team-a", name);
        }
        openBao.client().request("DELETE", "secret/metadata/team-a/short", null);
        await().atMost(PATIENCE)
                .until(() -> !secrets("team-a").contains("secret/gone")
                        && secret("team-a", "merged", "goes").isEmpty());
        awaitReason("team-a", "kept", "SecretSyncedError");
        assertThat(secret("team-a", "kept", "k")).isEqualTo("v");
        assertThat(secret("team-a", "merged", "stays")).isEqualTo("u");
        openBao.put("secret/team-a/short", Map.of("k", "again"));
        await().atMost(PATIENCE).until(() -> secret("team-a", "gone", "k").equals("again"));
    }

    @Test
    void labelsOfANamespaceOpenAndShut() {
        openBao.put("secret/gold/shared", Map.of("k", "gold"));
        cluster.kubectl("label", "namespace", "team-b", "--overwrite", "example.com/tier=silver");
        sync("team-b", "gold", Stores.BRIDGE, "1s", "dataFrom: [{extract: {key: gold/shared}}]");
        awaitReason("team-b", "gold", "SecretSyncedError");
        cluster.kubectl("label", "namespace", "team-b", "--overwrite", "example.com/tier=gold");
        awaitSynced("team-b", "gold");
        assertThat(secret("team-b", "gold", "k")).isEqualTo("gold");
        cluster.kubectl("-n", "team-b", "delete", "externalsecret", "gold");
        await().atMost(PATIENCE).until(() -> secrets("team-b").isBlank());
        cluster.kubectl("label", "namespace", "team-b", "example.com/tier-");
    }

    private static String target(String deletionPolicy) {
        return "target: {deletionPolicy: " + deletionPolicy + "}";
    }
}
