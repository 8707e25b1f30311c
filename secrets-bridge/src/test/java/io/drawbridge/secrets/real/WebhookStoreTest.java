package io.drawbridge.secrets.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The unmodified controller with its webhook provider. */
@EnabledIfInstalled({"etcd", "kube-apiserver", "kube-controller-manager", "kubectl", "helm4", "bao", "external-secrets"
})
@QuarkusTest
class WebhookStoreTest extends ClusterTest {

    @Test
    void syncsValuesAsTheyAre() {
        openBao.put(
                "secret/team-a/web%20hook",
                Map.of("user", "ü&=", "n", new BigDecimal("1.5"), "yes", true, "o", Map.of("deep", 2.25)));
        sync(
                "team-a",
                "hooked",
                Stores.WEBHOOK,
                "1h",
                "data:",
                "- {secretKey: one, remoteRef: {key: team-a/web hook, property: user}}",
                "- {secretKey: deep, remoteRef: {key: team-a/web hook, property: o.deep}}",
                "- {secretKey: first, remoteRef: {key: team-a/web hook, version: \"1\", property: \"n\"}}",
                "dataFrom: [{extract: {key: team-a/web hook}}]");
        awaitSynced("team-a", "hooked");
        assertThat(secret("team-a", "hooked", "one")).isEqualTo("ü&=");
        assertThat(secret("team-a", "hooked", "user")).isEqualTo("ü&=");
        assertThat(secret("team-a", "hooked", "n")).isEqualTo("1.5");
        assertThat(secret("team-a", "hooked", "first")).isEqualTo("1.5");
        assertThat(secret("team-a", "hooked", "yes")).isEqualTo("true");
        assertThat(secret("team-a", "hooked", "deep")).isEqualTo("2.25");
        assertThat(secret("team-a", "hooked", "o")).isEqualTo("{\"deep\":2.25}");
    }

    @Test
    void givesATenantNothingOfAnother() {
        sync("team-b", "hooked-off", Stores.WEBHOOK, "1h", "dataFrom: [{extract: {key: team-a/db}}]");
        awaitReason("team-b", "hooked-off", "SecretSyncedError");
        assertThat(secrets("team-b")).isBlank();
    }

    @Test
    void deletesWhatIsSurelyGone() {
        openBao.put("secret/team-a/hook-short", Map.of("k", "v"));
        sync(
                "team-a",
                "hook-short",
                Stores.WEBHOOK,
                "1s",
                "target: {deletionPolicy: Delete}",
                "dataFrom: [{extract: {key: team-a/hook-short}}]");
        awaitSynced("team-a", "hook-short");
        openBao.client().request("DELETE", "secret/metadata/team-a/hook-short", null);
        await().atMost(PATIENCE).until(() -> !secrets("team-a").contains("hook-short"));
    }
}
