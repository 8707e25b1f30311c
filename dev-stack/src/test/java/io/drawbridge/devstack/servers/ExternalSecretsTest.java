package io.drawbridge.devstack.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@EnabledIfInstalled({"etcd", "kube-apiserver", "kube-controller-manager", "kubectl", "helm4", "external-secrets", "bao"
})
class ExternalSecretsTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Without a namespace at the reference, each tenant's own ServiceAccount logs in. */
    private static final String STORE =
            """
            apiVersion: external-secrets.io/v1
            kind: ClusterSecretStore
            metadata: {name: openbao}
            spec:
              provider:
                vault:
                  server: %s
                  path: secret
                  version: v2
                  auth:
                    kubernetes:
                      mountPath: kubernetes
                      role: eso
                      serviceAccountRef: {name: eso-reader, audiences: [secrets-bridge]}
            """;

    private static final String EXTERNAL_SECRET =
            """
            apiVersion: external-secrets.io/v1
            kind: ExternalSecret
            metadata: {name: %1$s, namespace: %2$s}
            spec:
              refreshInterval: 1h
              secretStoreRef: {kind: ClusterSecretStore, name: openbao}
              target: {name: %1$s}
              dataFrom: [{extract: {key: %3$s}}]
            """;

    @TempDir
    static Path folder;

    private static KubeApiServer cluster;
    private static OpenBao bao;
    private static ExternalSecrets controller;

    @BeforeAll
    static void start() {
        cluster = KubeApiServer.start(folder.resolve("kube"));
        bao = OpenBao.start(folder.resolve("bao"));
        bao.enableKubernetesAuth(cluster);
        controller = ExternalSecrets.start(folder.resolve("eso"), cluster);
        for (String team : new String[] {"team-a", "team-b"}) {
            cluster.createNamespace(team);
            cluster.createServiceAccount(team, "eso-reader");
        }
        cluster.apply(STORE.formatted(bao.address()));
    }

    @AfterAll
    static void stop() {
        for (AutoCloseable server : new AutoCloseable[] {controller, bao, cluster}) {
            close(server);
        }
    }

    @Test
    void syncsAndFollowsSecret() {
        bao.put("secret/team-a/db", Map.of("user", "first"));
        cluster.apply(EXTERNAL_SECRET.formatted("db", "team-a", "team-a/db"));
        await().atMost(LIMIT).ignoreExceptions().until(() -> user("db", "team-a")
                .equals("first"));

        bao.put("secret/team-a/db", Map.of("user", "second"));
        cluster.kubectl("--namespace=team-a", "annotate", "externalsecret", "db", "force-sync=1", "--overwrite");
        await().atMost(LIMIT).until(() -> user("db", "team-a").equals("second"));
    }

    @Test
    void keepsTenantsApart() {
        bao.put("secret/team-a/own", Map.of("user", "a"));
        cluster.apply(EXTERNAL_SECRET.formatted("stolen", "team-b", "team-a/own"));

        await().atMost(LIMIT).until(() -> reason("stolen", "team-b").equals("SecretSyncedError"));
        assertThat(cluster.kubectl("--namespace=team-b", "get", "secrets", "-o", "name"))
                .doesNotContain("stolen");
    }

    private static String user(String name, String namespace) {
        String encoded = cluster.kubectl("--namespace=" + namespace, "get", "secret", name, "-o=jsonpath={.data.user}");
        return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    }

    private static String reason(String name, String namespace) {
        return cluster.kubectl(
                "--namespace=" + namespace,
                "get",
                "externalsecret",
                name,
                "-o=jsonpath={.status.conditions[?(@.type==\"Ready\")].reason}");
    }

    private static void close(AutoCloseable server) {
        try {
            if (server != null) {
                server.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
