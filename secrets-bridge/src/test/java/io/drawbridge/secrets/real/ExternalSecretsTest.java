package io.drawbridge.secrets.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.devstack.servers.ExternalSecrets;
import io.drawbridge.devstack.servers.KubeApiServer;
import io.drawbridge.devstack.servers.OpenBao;
import io.drawbridge.secrets.testing.ClusterStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The unmodified controller with its Vault provider, which takes the bridge for a Vault: the tenant's own
 * ServiceAccount is reviewed at a real kube-apiserver, and the secret comes from a real OpenBao.
 */
@EnabledIfInstalled({"etcd", "kube-apiserver", "kube-controller-manager", "kubectl", "helm4", "bao", "external-secrets"
})
@QuarkusTest
@QuarkusTestResource(value = ClusterStack.class, restrictToAnnotatedClass = true)
class ExternalSecretsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static ExternalSecrets controller;

    KubeApiServer cluster;
    OpenBao openBao;
    Path folder;

    @TestHTTPResource
    URI address;

    @BeforeEach
    void start() {
        if (controller == null) {
            controller = ExternalSecrets.start(folder.resolve("eso"), cluster);
            for (String namespace : new String[] {"team-a", "team-b"}) {
                cluster.createNamespace(namespace);
                cluster.createServiceAccount(namespace, "eso-reader");
            }
            cluster.apply(store());
        }
        openBao.put("secret/team-a/db", Map.of("user", "u", "password", "first"));
    }

    @AfterAll
    static void stop() {
        if (controller != null) {
            controller.close();
        }
    }

    @Test
    void syncsASecretAndItsChanges() {
        cluster.apply(externalSecret("team-a", "db", "1s", "dataFrom: [{extract: {key: team-a/db}}]"));
        awaitReason("team-a", "db", "SecretSynced");
        assertThat(secret("team-a", "db", "password")).isEqualTo("first");
        assertThat(secret("team-a", "db", "user")).isEqualTo("u");
        openBao.put("secret/team-a/db", Map.of("user", "u", "password", "second"));
        await().atMost(PATIENCE).until(() -> secret("team-a", "db", "password").equals("second"));
    }

    @Test
    void givesATenantNothingOfAnother() {
        cluster.apply(externalSecret("team-b", "stolen", "1h", "dataFrom: [{extract: {key: team-a/db}}]"));
        awaitReason("team-b", "stolen", "SecretSyncedError");
        assertThat(cluster.kubectl("-n", "team-b", "get", "secrets", "-o", "name"))
                .isBlank();
    }

    @Test
    void readsOnePropertyOfAVersion() {
        openBao.put("secret/team-a/versions", Map.of("k", "one"));
        openBao.put("secret/team-a/versions", Map.of("k", "two"));
        cluster.apply(externalSecret(
                "team-a",
                "versions",
                "1h",
                "data: [{secretKey: old, remoteRef: {key: team-a/versions, version: \"1\", property: k}},"
                        + " {secretKey: new, remoteRef: {key: team-a/versions, property: k}}]"));
        awaitReason("team-a", "versions", "SecretSynced");
        assertThat(secret("team-a", "versions", "old")).isEqualTo("one");
        assertThat(secret("team-a", "versions", "new")).isEqualTo("two");
    }

    @Test
    void findsByName() {
        openBao.put("secret/team-a/app/one", Map.of("k", "1"));
        openBao.put("secret/team-a/app/two", Map.of("k", "2"));
        openBao.put("secret/team-b/app/three", Map.of("k", "3"));
        cluster.apply(externalSecret("team-a", "found", "1h", "dataFrom: [{find: {name: {regexp: \"app\"}}}]"));
        awaitReason("team-a", "found", "SecretSynced");
        assertThat(secret("team-a", "found", "team-a_app_one")).isEqualTo("{\"k\":\"1\"}");
        assertThat(cluster.kubectl("-n", "team-a", "get", "secret", "found", "-o", "jsonpath={.data}"))
                .contains("team-a_app_two")
                .doesNotContain("three");
    }

    private String store() {
        return """
                apiVersion: external-secrets.io/v1
                kind: ClusterSecretStore
                metadata: {name: bridge}
                spec:
                  provider:
                    vault:
                      server: http://127.0.0.1:%d
                      path: secret
                      version: v2
                      auth:
                        kubernetes:
                          mountPath: kubernetes
                          role: eso
                          serviceAccountRef: {name: eso-reader, audiences: [secrets-bridge]}
                """
                .formatted(address.getPort());
    }

    private static String externalSecret(String namespace, String name, String interval, String data) {
        return """
                apiVersion: external-secrets.io/v1
                kind: ExternalSecret
                metadata: {name: %s, namespace: %s}
                spec:
                  refreshInterval: %s
                  secretStoreRef: {kind: ClusterSecretStore, name: bridge}
                  target: {name: %s}
                  %s
                """
                .formatted(name, namespace, interval, name, data);
    }

    private void awaitReason(String namespace, String name, String reason) {
        await().atMost(PATIENCE)
                .until(
                        () -> cluster.kubectl(
                                "-n",
                                namespace,
                                "get",
                                "externalsecret",
                                name,
                                "-o",
                                "jsonpath={.status.conditions[0].reason}"),
                        reason::equals);
    }

    private String secret(String namespace, String name, String key) {
        String encoded = cluster.kubectl("-n", namespace, "get", "secret", name, "-o", "jsonpath={.data." + key + "}");
        return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    }
}
