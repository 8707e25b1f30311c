package io.drawbridge.deploy.helmfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drawbridge.deploy.tool.Output;
import io.drawbridge.deploy.tool.Sources;
import io.drawbridge.deploy.tool.Tool;
import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.devstack.servers.ExternalSecrets;
import io.drawbridge.devstack.servers.FreePorts;
import io.drawbridge.devstack.servers.InstalledServers;
import io.drawbridge.devstack.servers.KubeApiServer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One command from an empty cluster to a Secret, through both stores: the helmfile installs, OpenBao starts with the
 * values that its chart would get and sets itself up, the Job runs, External Secrets and the packaged bridge do the rest.
 * The processes are real and run on loopback, because nothing here makes pods.
 */
@EnabledIfInstalled({
    "helmfile",
    "helm4",
    "kubectl",
    "etcd",
    "kube-apiserver",
    "kube-controller-manager",
    "external-secrets",
    "bao"
})
class FromNothingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int VAULT = FreePorts.next();
    private static final int BRIDGE = FreePorts.next();

    @TempDir
    static Path folder;

    private static KubeApiServer cluster;
    private static SelfInitialisedVault vault;
    private static ExternalSecrets controller;
    private static BridgeProcess bridge;
    private static Helmfile helmfile;
    private static Path overrides;

    @BeforeAll
    static void install() throws Exception {
        cluster = KubeApiServer.start(folder.resolve("kube"));
        controller = ExternalSecrets.start(folder.resolve("eso"), cluster);
        overrides = Overrides.write(
                folder,
                "vault-glue: {vault: {address: 'http://127.0.0.1:%d'}, bridge: {address: 'http://127.0.0.1:%d'}}"
                        .formatted(VAULT, BRIDGE));
        helmfile = Helmfile.of(Sources.deploy("helmfile.yaml.gotmpl"), folder, "helm4")
                .withKubeconfig(cluster.kubeconfig());
        sync().expectSuccess();
        vault = new SelfInitialisedVault(cluster, folder.resolve("vault"), VAULT, FreePorts.next()).start();
        assertThat(new GlueJob(cluster, Files.createDirectories(folder.resolve("job"))).run(Map.of()))
                .contains("secret/example/hello is written");
        bridge = BridgeProcess.start(
                cluster, folder.resolve("bridge"), URI.create(vault.address().toString()), BRIDGE);
    }

    @AfterAll
    static void stop() {
        for (AutoCloseable server : new AutoCloseable[] {bridge, controller, vault, cluster}) {
            try {
                if (server != null) {
                    server.close();
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void theSecretAppearsThroughBothStores() {
        for (String store : new String[] {"vault", "secrets-bridge"}) {
            awaitReason("example", "hello-from-" + store, "SecretSynced");
            assertThat(secret("example", "hello-from-" + store, "greeting")).isEqualTo("hello");
            assertThat(secret("example", "hello-from-" + store, "password")).hasSize(32);
        }
        assertThat(secret("example", "hello-from-vault", "password"))
                .isEqualTo(secret("example", "hello-from-secrets-bridge", "password"));
    }

    @Test
    void aNamespaceGetsNothingOfAnotherAndNothingUninvited() {
        for (String namespace : new String[] {"invited", "uninvited"}) {
            cluster.createNamespace(namespace);
            cluster.createServiceAccount(namespace, "eso-reader");
        }
        cluster.kubectl("label", "namespace", "invited", "drawbridge.io/secrets=enabled");
        for (String store : new String[] {"vault", "secrets-bridge"}) {
            cluster.apply(stolen("invited", store));
            cluster.apply(stolen("uninvited", store));
            awaitReason("invited", "stolen-from-" + store, "SecretSyncedError");
            awaitReason("uninvited", "stolen-from-" + store, "SecretSyncedError");
        }
        assertThat(cluster.kubectl("-n", "invited", "get", "secrets", "-o", "name"))
                .isBlank();
        assertThat(cluster.kubectl("-n", "uninvited", "get", "secrets", "-o", "name"))
                .isBlank();
        assertThat(cluster.kubectl("-n", "uninvited", "get", "events", "-o", "jsonpath={.items[*].message}"))
                .contains("is not allowed from namespace \"uninvited\"");
    }

    @Test
    void aSecondRunChangesNothing() throws Exception {
        String before = objects();
        sync().expectSuccess();
        assertThat(objects()).isEqualTo(before);
        String password = secretOrWait("password");
        assertThat(new GlueJob(cluster, Files.createDirectories(folder.resolve("again"))).run(Map.of()))
                .contains("secret/example/hello is there already");
        assertThat(secretOrWait("password")).isEqualTo(password);
    }

    /** It unseals itself with the key in the cluster, and what was written is still there. */
    @Test
    void theVaultComesBackAfterARestart() throws Exception {
        vault.close();
        vault.start();
        assertThat(bao("status").expectSuccess()).contains("static");
        cluster.kubectl(
                "-n", "example", "annotate", "externalsecret", "hello-from-vault", "force-sync=again", "--overwrite");
        awaitReason("example", "hello-from-vault", "SecretSynced");
    }

    /** There is a token for whoever logs in, and none that may do everything. */
    @Test
    void theSetupCanReadNoSecret() {
        String jwt = cluster.createToken("vault", "vault-glue", "vault", Duration.ofMinutes(10));
        String token = bao("write", "-field=token", "auth/kubernetes/login", "role=vault-setup", "jwt=" + jwt)
                .expectSuccess();
        Tool setup = tool().with("BAO_TOKEN", token);
        assertThat(setup.run("kv", "get", "secret/example/hello").expectFailure())
                .contains("permission denied");
        assertThat(setup.run("kv", "put", "secret/example/hello", "greeting=changed")
                        .expectFailure())
                .contains("permission denied");
        assertThat(setup.run("policy", "write", "other", "/dev/null").expectFailure())
                .contains("permission denied");
        assertThat(setup.run("token", "lookup").expectSuccess())
                .contains("vault-setup")
                .doesNotContain("root");
    }

    private static Output sync() {
        return helmfile.run("dev", "--state-values-file", overrides.toString(), "sync");
    }

    private static String stolen(String namespace, String store) {
        return """
                apiVersion: external-secrets.io/v1
                kind: ExternalSecret
                metadata: {name: stolen-from-%2$s, namespace: %1$s}
                spec:
                  refreshInterval: 1h
                  secretStoreRef: {kind: ClusterSecretStore, name: %2$s}
                  target: {name: stolen-from-%2$s}
                  dataFrom: [{extract: {key: example/hello}}]
                """
                .formatted(namespace, store);
    }

    private static String objects() {
        return cluster.kubectl("get", "jobs,configmaps,serviceaccounts", "-n", "vault", "-o", "name")
                + cluster.kubectl("get", "secret", "vault-seal", "-n", "vault", "-o", "jsonpath={.data}")
                + cluster.kubectl("get", "clustersecretstores", "-o", "jsonpath={.items[*].spec}")
                + cluster.kubectl("get", "externalsecrets", "-n", "example", "-o", "jsonpath={.items[*].spec}");
    }

    private static String secretOrWait(String key) {
        awaitReason("example", "hello-from-vault", "SecretSynced");
        return secret("example", "hello-from-vault", key);
    }

    private static void awaitReason(String namespace, String name, String reason) {
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

    private static String secret(String namespace, String name, String key) {
        String encoded = cluster.kubectl("-n", namespace, "get", "secret", name, "-o", "jsonpath={.data." + key + "}");
        return new String(Base64.getDecoder().decode(encoded), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static Output bao(String... arguments) {
        return tool().run(arguments);
    }

    private static Tool tool() {
        return new Tool(InstalledServers.onThisMachine().require("bao"), folder, Map.of())
                .with("BAO_ADDR", vault.address().toString());
    }
}
