package io.drawbridge.deploy.debug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.drawbridge.deploy.tool.Output;
import io.drawbridge.deploy.tool.SharedCluster;
import io.drawbridge.deploy.tool.Tool;
import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.devstack.servers.KubeApiServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** debug-pod on a real API server, in a namespace that enforces {@code restricted}. The stand-in kubectl is its kubelet. */
@EnabledIfInstalled({"kube-apiserver", "kubectl"})
@ExtendWith(SharedCluster.class)
class DebugPodClusterTest {

    private static final String NAMESPACE = "debug-restricted";
    private static KubeApiServer cluster;

    @TempDir
    Path folder;

    @BeforeAll
    static void createNamespace(KubeApiServer shared) {
        cluster = shared;
        cluster.createNamespace(NAMESPACE);
        cluster.kubectl("label", "namespace", NAMESPACE, "pod-security.kubernetes.io/enforce=restricted");
        cluster.apply(
                """
                {apiVersion: v1, kind: Secret, metadata: {name: db, namespace: %s}, stringData: {PGPASSWORD: x}}
                """
                        .formatted(NAMESPACE));
    }

    @AfterEach
    void nothingStays() {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        cluster.kubectl("get", "pods,secrets", "-n", NAMESPACE, "-o", "name"))
                .isEqualTo("secret/db\n"));
    }

    @AfterAll
    static void deleteNamespace() {
        cluster.kubectl("delete", "namespace", NAMESPACE, "--wait=false");
    }

    @Test
    void namespaceRefusesOrdinaryPods() {
        assertThatThrownBy(() -> cluster.kubectl("run", "debug", "-n", NAMESPACE, "--image=postgres:17"))
                .hasMessageContaining("violates PodSecurity \"restricted:latest\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "psql --secret db -- -h my-db",
                "ping -- my-service",
                "shell --prompt A",
                "s3 --secret-key AWS_SECRET_ACCESS_KEY=db/PGPASSWORD",
                "vault",
                "kafka-ui --brokers kafka:9092",
                "--packages curl,jq",
                "--image nginx:1 --port 8080 --writable --user 101"
            })
    void namespaceTakesEveryTool(String arguments) {
        String manifest = script().run(("-n " + NAMESPACE + " --dry-run " + arguments).split(" "))
                .expectSuccess();

        Tool.installed("kubectl", folder)
                .withKubeconfig(cluster.kubeconfig())
                .runWithInput(manifest, "create", "--dry-run=server", "-f", "-")
                .expectSuccess();
    }

    @Test
    void runsAndPassesOnWhatTheToolSaysAndItsStatus() {
        Output output = script().with("TOOL_STATUS", "3").run("psql", "-n", NAMESPACE, "--", "-c", "select 1");

        assertThat(output.status()).isEqualTo(3);
        assertThat(output.out()).isEqualTo("tool says hello\n");
        assertThat(output.err()).isEmpty();
        assertThat(DebugPod.calls(folder))
                .containsPattern("(?m)^--namespace=debug-restricted create .*-f -")
                .containsPattern(
                        "(?m)^--namespace=debug-restricted logs --follow debug-psql-[0-9a-f]{8} --container=debug$")
                .containsPattern("(?m)^--namespace=debug-restricted delete pod/debug-psql-[0-9a-f]{8} ");
    }

    @Test
    void sendsStandardInput() {
        Output output = script().runWithInput("select 1\n", "psql", "-n", NAMESPACE, "--stdin");

        assertThat(output.expectSuccess()).isEqualTo("tool was told: select 1\n");
        assertThat(DebugPod.calls(folder)).containsPattern(" attach -i debug-psql-[0-9a-f]{8} --container=debug\n");
    }

    @Test
    void secretFromInputIsInNoArgument() {
        Output output = script().runWithInput("planted\n", "psql", "-n", NAMESPACE, "--prompt", "PGPASSWORD");

        output.expectSuccess();
        assertThat(output.out() + output.err() + DebugPod.calls(folder))
                .contains("delete pod/debug-psql-")
                .doesNotContain("planted", "cGxhbnRlZA");
    }

    @Test
    void goesAwayWithReasonWhenThePodDoesNotRun() {
        Output output = script().with("POD_RUNS", "no").run("shell", "-n", NAMESPACE, "--wait", "1s");

        assertThat(output.status()).isEqualTo(1);
        assertThat(output.err()).containsPattern("debug-pod: pod debug-shell-[0-9a-f]{8} did not run within 1 s");
    }

    @Test
    void saysWhatTheClusterSays() {
        Output output = script().run("shell", "-n", "no-such-namespace");

        assertThat(output.status()).isEqualTo(1);
        assertThat(output.err())
                .contains("namespaces \"no-such-namespace\" not found")
                .contains("debug-pod: the pod was not created; the line above says why");
        assertThat(script().run("shell", "--context", "no-such-context").expectFailure())
                .contains("context \"no-such-context\" does not exist");
    }

    @Test
    void forwardsPortUntilItIsEnded() throws Exception {
        Process process = start("kafka-ui", "-n", NAMESPACE, "--brokers", "kafka:9092", "--local-port", "18080");
        try (var out = process.inputReader()) {
            assertThat(out.readLine()).isEqualTo("http://127.0.0.1:18080");
            JsonNode pods = DebugPod.parse(cluster.kubectl("get", "pods", "-n", NAMESPACE, "-o", "json"));
            assertThat(pods.at("/items/0/metadata/labels/drawbridge.io~1debug").asText())
                    .isEqualTo("true");
            process.destroy();
            assertThat(process.waitFor()).isEqualTo(143);
        }
        assertThat(DebugPod.calls(folder))
                .containsPattern(" port-forward --address=127.0.0.1 pod/debug-kafka-ui-[0-9a-f]{8} 18080:8080\n")
                .contains("port-forward ended");
    }

    @Test
    void cleansUpAfterOneThatWasKilled() throws Exception {
        Process process = start("kafka-ui", "-n", NAMESPACE, "--brokers", "kafka:9092");
        process.inputReader().readLine();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
        String pod =
                cluster.kubectl("get", "pods", "-n", NAMESPACE, "-o", "name").strip();

        assertThat(script().run("clean", "-n", NAMESPACE).expectSuccess())
                .as("it may still be in use")
                .isEmpty();
        cluster.kubectl("annotate", pod, "-n", NAMESPACE, "--overwrite", "drawbridge.io/debug-expires=1");
        assertThat(script().run("clean", "-n", NAMESPACE, "--dry-run").expectSuccess())
                .isEqualTo(pod + "\n");
        assertThat(script().run("clean", "-n", NAMESPACE).expectSuccess()).contains("deleted");
    }

    @Test
    void promptedSecretGoesWithThePodEvenWhenTheScriptIsKilled() throws Exception {
        Process process = start("kafka-ui", "-n", NAMESPACE, "--brokers", "kafka:9092", "--prompt", "PASSWORD");
        try (var in = process.outputWriter()) {
            in.write("planted\n");
        }
        process.inputReader().readLine();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();

        cluster.kubectl("delete", "pods", "--all", "-n", NAMESPACE);
    }

    private Process start(String... arguments) throws Exception {
        return script().builder(List.of(arguments)).start();
    }

    private Tool script() {
        return DebugPod.in(cluster, NAMESPACE, folder);
    }
}
