package io.drawbridge.deploy.helmfile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drawbridge.deploy.tool.Tool;
import io.drawbridge.devstack.servers.KubeApiServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** One command from an empty cluster to Secrets through both stores and to services that do their work. */
@FromNothing
class FromNothingTest {

    private static final List<String> STORES = List.of("vault", "secrets-bridge");
    private static final String OURS =
            "deployments,services,configmaps,serviceaccounts,networkpolicies,poddisruptionbudgets,"
                    + "jobs,externalsecrets,clustersecretstores,clusterrolebindings,namespaces";

    private final Environment environment;
    private final KubeApiServer cluster;

    FromNothingTest(Environment environment) {
        this.environment = environment;
        this.cluster = environment.cluster();
    }

    @Test
    void theSecretAppearsThroughBothStores() {
        for (String store : STORES) {
            environment.awaitReason("example", "hello-from-" + store, "SecretSynced");
            assertThat(example(store, "greeting")).isEqualTo("hello");
            assertThat(example(store, "password")).hasSize(48);
        }
        assertThat(example("vault", "password")).isEqualTo(example("secrets-bridge", "password"));
    }

    @Test
    void aNamespaceGetsNothingOfAnotherAndNothingUninvited() {
        for (String namespace : List.of("invited", "uninvited")) {
            cluster.createNamespace(namespace);
            cluster.createServiceAccount(namespace, "eso-reader");
        }
        cluster.kubectl("label", "namespace", "invited", "drawbridge.io/secrets=enabled");
        for (String store : STORES) {
            for (String namespace : List.of("invited", "uninvited")) {
                cluster.apply(stolen(namespace, store));
                environment.awaitReason(namespace, "stolen-from-" + store, "SecretSyncedError");
            }
        }
        for (String namespace : List.of("invited", "uninvited")) {
            assertThat(cluster.kubectl("-n", namespace, "get", "secrets", "-o", "name"))
                    .isBlank();
        }
        assertThat(cluster.kubectl("-n", "uninvited", "get", "events", "-o", "jsonpath={.items[*].message}"))
                .contains("is not allowed from namespace \"uninvited\"");
    }

    /** The Secrets of our services are made of what the vault made up, and nobody has seen them. */
    @Test
    void theServicesOwnKeysComeFromTheVault() {
        for (String service : List.of("secrets-bridge", "token-service")) {
            assertThat(environment.secret("drawbridge", service, "signing-keys"))
                    .hasSize(48)
                    .doesNotContain(" ");
        }
        assertThat(environment.setupLog())
                .contains("secret/drawbridge/token-service is written")
                .doesNotContain(environment.secret("drawbridge", "token-service", "signing-keys"));
        assertThat(cluster.kubectl("get", "configmaps", "-A", "-o", "yaml"))
                .doesNotContain(environment.secret("drawbridge", "token-service", "secret-access-key"));
    }

    /** A body through the gateway, which asks token-service, which asks the store for a session. */
    @Test
    void aFileArrivesInTheBucketThatTheJobMade() throws Exception {
        assertThat(environment.bootstrapLog()).contains("bucket uploads: changed", "lifecycle: changed");
        byte[] body = new byte[20 << 20];
        assertThat(put("uploads/from-nothing.bin", "dev-key", body)).isEqualTo(201);
        assertThat(put("other/from-nothing.bin", "dev-key", body)).isEqualTo(403);
        assertThat(put("uploads/from-nothing.bin", "no-key", body)).isEqualTo(401);
        assertThat(aws("s3api", "head-object", "--bucket", "uploads", "--key", "uploads/from-nothing.bin"))
                .contains("\"ContentLength\": " + body.length);
        assertThat(environment.bootstrapStore())
                .contains("bucket uploads: as it should be", "CORS: as it should be", "lifecycle: as it should be")
                .doesNotContain("changed");
    }

    /** The gateway's own keys come from the vault, and the store knows what they may do. */
    @Test
    void anUploadThatBrokeOffGoesOn() throws Exception {
        ResumedUpload upload =
                ResumedUpload.begin(environment.service("upload-gateway").address(), "uploads/resumed", 7);
        upload.append(0, "abc");
        assertThat(upload.offset()).isEqualTo(3);
        upload.append(3, "defg");
        assertThat(aws("s3api", "head-object", "--bucket", "uploads", "--key", "uploads/resumed"))
                .contains("\"ContentLength\": 7");
        assertThat(cluster.kubectl("get", "configmaps", "-A", "-o", "yaml"))
                .doesNotContain(environment.secret("drawbridge", "upload-gateway", "state-secret-access-key"));
    }

    @Test
    void podsAreAdmittedWhereRestrictedIsEnforced() {
        assertThat(cluster.kubectl("get", "namespace", "drawbridge", "-o", "jsonpath={.metadata.labels}"))
                .contains("\"pod-security.kubernetes.io/enforce\":\"restricted\"");
        List<JsonNode> workloads = Yaml.items(cluster.kubectl("get", "deployments,jobs", "-A", "-o", "json")).stream()
                .filter(workload -> !workload.at("/metadata/namespace").asText().equals("external-secrets"))
                .toList();
        assertThat(workloads).hasSize(6);
        for (JsonNode workload : workloads) {
            assertThat(cluster.apply(pod(workload))).contains("pod/admitted-" + name(workload) + " created");
        }
        cluster.kubectl("-n", "drawbridge", "delete", "pods", "--all", "--wait=false", "--grace-period=0");
    }

    @Test
    void aSecondRunChangesNothing() throws Exception {
        environment.awaitReason("example", "hello-from-vault", "SecretSynced");
        TreeMap<String, String> before = generations();
        String password = example("vault", "password");
        environment.sync("helm4").expectSuccess();
        assertThat(generations()).isEqualTo(before).hasSizeGreaterThan(30);
        assertThat(environment.setUpVault())
                .contains("secret/example/hello is there already")
                .doesNotContain("is written");
        assertThat(example("vault", "password")).isEqualTo(password);
    }

    /** It unseals itself with the key in the cluster, and what was written is still there. */
    @Test
    void theVaultComesBackAfterARestart() throws Exception {
        environment.vault().close();
        environment.vault().start();
        assertThat(environment.tool("bao").run("status").expectSuccess()).contains("static");
        cluster.kubectl(
                "-n", "example", "annotate", "externalsecret", "hello-from-vault", "force-sync=again", "--overwrite");
        environment.awaitReason("example", "hello-from-vault", "SecretSynced");
    }

    /** There is a token for whoever logs in, and none that may do everything. */
    @Test
    void theSetupCanReadNoSecret() {
        Tool setup = environment.tool("bao").with("BAO_TOKEN", login("vault-glue", "vault-setup"));
        for (String refused : List.of(
                "kv get secret/example/hello",
                "kv put secret/example/hello greeting=changed",
                "kv delete secret/example/hello",
                "kv list secret/example",
                "policy write other /dev/null",
                "policy read tenant",
                "auth enable userpass",
                "write auth/kubernetes/config kubernetes_host=https://elsewhere",
                "write auth/kubernetes/role/root token_policies=root")) {
            assertThat(setup.run(refused.split(" ")).expectFailure())
                    .as(refused)
                    .contains("permission denied");
        }
        assertThat(setup.run("token", "lookup").expectSuccess())
                .contains("vault-setup")
                .doesNotContain("root");
    }

    private String login(String account, String role) {
        String jwt = cluster.createToken("vault", account, "vault", Duration.ofMinutes(10));
        return environment
                .tool("bao")
                .run("write", "-field=token", "auth/kubernetes/login", "role=" + role, "jwt=" + jwt)
                .expectSuccess();
    }

    private int put(String key, String bearer, byte[] body) throws IOException, InterruptedException {
        URI object = environment.service("upload-gateway").address().resolve("/v1/objects/uploads/" + key);
        HttpRequest request = HttpRequest.newBuilder(object)
                .header("Authorization", "Bearer " + bearer)
                .PUT(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** As the store's administrator, whose key is in the cluster. */
    private String aws(String... arguments) {
        return environment
                .tool("aws")
                .with("AWS_ACCESS_KEY_ID", environment.secret("drawbridge", "dev-store", "access-key-id"))
                .with("AWS_SECRET_ACCESS_KEY", environment.secret("drawbridge", "dev-store", "secret-access-key"))
                .with("AWS_ENDPOINT_URL", environment.store().endpoint().toString())
                .with("AWS_DEFAULT_REGION", "us-east-1")
                .run(arguments)
                .expectSuccess();
    }

    private String example(String store, String key) {
        return environment.secret("example", "hello-from-" + store, key);
    }

    /** What changes when somebody changes what an object should be: generations and, where there are none, contents. */
    private TreeMap<String, String> generations() {
        TreeMap<String, String> generations = new TreeMap<>();
        for (JsonNode object : Yaml.items(cluster.kubectl("get", OURS, "-A", "-o", "json"))) {
            JsonNode metadata = object.path("metadata");
            String id = object.path("kind").asText() + " "
                    + metadata.path("namespace").asText() + "/" + name(object);
            boolean live = metadata.has("generation");
            generations.put(
                    id,
                    metadata.path("uid").asText()
                            + (live ? metadata.path("generation") : metadata.path("resourceVersion"))
                            + metadata.path("labels"));
        }
        generations.keySet().removeIf(id -> id.contains("invited"));
        generations.put("seal", environment.secret("vault", "vault-seal", "key"));
        return generations;
    }

    private static String pod(JsonNode workload) {
        ObjectNode pod = workload.at("/spec/template").deepCopy();
        pod.put("apiVersion", "v1").put("kind", "Pod");
        ObjectNode metadata = pod.withObject("/metadata");
        metadata.put("name", "admitted-" + name(workload)).put("namespace", "drawbridge");
        // The Job of vault-glue runs in another namespace, with a ServiceAccount that is not here.
        pod.withObject("/spec").remove("serviceAccountName");
        pod.withObject("/spec").remove("serviceAccount");
        return pod.toString();
    }

    private static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    private static String stolen(String namespace, String store) {
        return """
                apiVersion: external-secrets.io/v1
                kind: ExternalSecret
                metadata: {name: stolen-from-%2$s, namespace: %1$s}
                spec:
                  refreshInterval: 1h0m0s
                  secretStoreRef: {kind: ClusterSecretStore, name: %2$s}
                  target: {name: stolen-from-%2$s}
                  dataFrom: [{extract: {key: example/hello}}]
                """
                .formatted(namespace, store);
    }
}
