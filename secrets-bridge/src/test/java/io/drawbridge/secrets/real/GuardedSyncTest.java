package io.drawbridge.secrets.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drawbridge.devstack.FaultInjector;
import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.devstack.servers.ExternalSecrets;
import io.drawbridge.devstack.servers.KubeApiServer;
import io.drawbridge.secrets.testing.BaoProcess;
import io.drawbridge.secrets.testing.BridgeCaller;
import io.drawbridge.secrets.testing.GuardStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The unmodified controller, told to delete Secrets whose source is gone, while OpenBao has all kinds of trouble: no
 * Secret disappears, and afterwards syncing goes on. A deletion that is meant arrives.
 */
@EnabledIfInstalled({"etcd", "kube-apiserver", "kube-controller-manager", "kubectl", "helm4", "bao", "external-secrets"
})
@QuarkusTest
@QuarkusTestResource(value = GuardStack.class, restrictToAnnotatedClass = true)
class GuardedSyncTest {

    static final List<String> NAMES = List.of("s0", "s1", "s2", "s3", "s4", "s5");

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration OBSERVED = Duration.ofSeconds(6);

    private static ExternalSecrets controller;
    private static int generation;

    KubeApiServer cluster;
    BaoProcess openBao;
    FaultInjector network;
    Path folder;

    @TestHTTPResource
    URI address;

    @BeforeEach
    void start() {
        if (controller == null) {
            controller = ExternalSecrets.start(folder.resolve("eso"), cluster);
            cluster.createNamespace("team-a");
            cluster.createServiceAccount("team-a", "eso-reader");
            cluster.apply(store());
            write();
            NAMES.forEach(name -> cluster.apply(externalSecret(name, "bridge", name)));
        }
        write();
        awaitSynced();
    }

    @AfterAll
    static void stop() {
        if (controller != null) {
            controller.close();
        }
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void losesNoSecretAndGoesOnAfterwards(Trouble trouble) {
        Map<String, String> before = uids();
        trouble.begin(openBao, network);
        await("the controller is told of the trouble").atMost(PATIENCE).until(() -> errors() == NAMES.size());
        await().during(OBSERVED).atMost(PATIENCE).until(() -> uids().equals(before));
        assertThat(errors()).isEqualTo(NAMES.size());
        trouble.end(openBao, network);
        write();
        awaitSynced();
        assertThat(uids()).isEqualTo(before);
        awaitTrust();
    }

    @Test
    void passesADeletionOn() {
        openBao.wipe("team-a/s0");
        await().atMost(Duration.ofSeconds(20)).until(() -> !uids().containsKey("s0"));
        openBao.server().delete("secret/team-a/s1");
        await().atMost(Duration.ofSeconds(20)).until(() -> !uids().containsKey("s1"));
        assertThat(uids().keySet()).containsExactly("s2", "s3", "s4", "s5");
    }

    /** What the guard is for: without the bridge the same controller deletes. */
    @Test
    void withoutTheBridgeTheSecretIsLost() {
        cluster.apply(directToken());
        cluster.apply(directStore());
        cluster.apply(externalSecret("direct", "direct", "s2"));
        await().atMost(PATIENCE).until(() -> uids().containsKey("direct"));
        openBao.restartEmpty();
        await().atMost(PATIENCE).until(() -> !uids().containsKey("direct"));
        cluster.kubectl("-n", "team-a", "delete", "externalsecret", "direct");
        assertThat(uids().keySet()).containsAll(NAMES);
    }

    private void write() {
        generation++;
        NAMES.forEach(name -> openBao.server().put("secret/team-a/" + name, Map.of("k", name + "-" + generation)));
    }

    /** All hold what was written last; the controller waits long after errors, so it is told to look. */
    private void awaitSynced() {
        cluster.kubectl(
                "-n", "team-a", "annotate", "externalsecret", "--all", "--overwrite", "force-sync=" + generation);
        await().atMost(PATIENCE)
                .until(() -> NAMES.stream().allMatch(name -> value(name).equals(name + "-" + generation)));
    }

    /** "Not found" is answered again, so a deletion would be passed on. */
    private void awaitTrust() {
        String jwt = cluster.createToken("team-a", "eso-reader", "secrets-bridge", Duration.ofMinutes(10));
        BridgeCaller caller = BridgeCaller.nobody(URI.create("http://127.0.0.1:" + address.getPort()))
                .login(jwt);
        await().atMost(PATIENCE)
                .until(() -> caller.get("secret/data/team-a/none").status() == 404);
    }

    private long errors() {
        return cluster.kubectl(
                        "-n",
                        "team-a",
                        "get",
                        "externalsecret",
                        "-o",
                        "jsonpath={range .items[*]}{.metadata.name}={.status.conditions[0].reason}{\"\\n\"}{end}")
                .lines()
                .filter(line -> line.endsWith("=SecretSyncedError"))
                .count();
    }

    /** A Secret that is deleted and made again has another one. */
    private Map<String, String> uids() {
        Map<String, String> uids = new TreeMap<>();
        cluster.kubectl(
                        "-n",
                        "team-a",
                        "get",
                        "secrets",
                        "-o",
                        "jsonpath={range .items[?(@.type==\"Opaque\")]}{.metadata.name}={.metadata.uid}{\"\\n\"}{end}")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("direct-token="))
                .forEach(line -> uids.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        return uids;
    }

    private String value(String name) {
        String encoded = cluster.kubectl(
                "-n", "team-a", "get", "secret", name, "--ignore-not-found", "-o", "jsonpath={.data.k}");
        return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
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

    private String directStore() {
        return """
                apiVersion: external-secrets.io/v1
                kind: ClusterSecretStore
                metadata: {name: direct}
                spec:
                  provider:
                    vault:
                      server: %s
                      path: secret
                      version: v2
                      auth: {tokenSecretRef: {name: direct-token, namespace: team-a, key: token}}
                """
                .formatted(openBao.server().address());
    }

    private String directToken() {
        return "{apiVersion: v1, kind: Secret, metadata: {name: direct-token, namespace: team-a}, stringData: {token: "
                + openBao.server().rootToken() + "}}";
    }

    private static String externalSecret(String name, String store, String key) {
        return """
                apiVersion: external-secrets.io/v1
                kind: ExternalSecret
                metadata: {name: %s, namespace: team-a}
                spec:
                  refreshInterval: 1s
                  secretStoreRef: {kind: ClusterSecretStore, name: %s}
                  target: {name: %s, deletionPolicy: Delete}
                  dataFrom: [{extract: {key: team-a/%s}}]
                """
                .formatted(name, store, name, key);
    }
}
