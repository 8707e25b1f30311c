package io.drawbridge.deploy.debug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drawbridge.deploy.tool.SharedCluster;
import io.drawbridge.deploy.tool.Sources;
import io.drawbridge.deploy.tool.Tool;
import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.devstack.servers.KubeApiServer;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code debug/access.yaml}: who may carry the label that NetworkPolicies let in, and that its role is enough. */
@EnabledIfInstalled({"kube-apiserver", "kubectl"})
@ExtendWith(SharedCluster.class)
class DebugPodAccessTest {

    private static final String NAMESPACE = "debug-access";
    private static KubeApiServer cluster;

    @TempDir
    Path folder;

    @BeforeAll
    static void createPeople(KubeApiServer shared) {
        cluster = shared;
        cluster.createNamespace(NAMESPACE);
        cluster.kubectl("apply", "-f", Sources.deploy("debug/access.yaml").toString());
        cluster.createServiceAccount(NAMESPACE, "debugger");
        cluster.createServiceAccount(NAMESPACE, "editor");
        bind("debugger", "drawbridge-debugger");
        bind("editor", "edit");
        // Policies are compiled a moment after they are stored.
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> refuses("probe", "{drawbridge.io/debug: x}", "{}"));
    }

    @AfterAll
    static void takeAway() {
        cluster.kubectl("delete", "-f", Sources.deploy("debug/access.yaml").toString());
        cluster.kubectl("delete", "namespace", NAMESPACE, "--wait=false");
    }

    @Test
    void roleIsEnoughForAllThatTheScriptDoes() {
        Tool script = DebugPod.in(cluster, NAMESPACE, folder)
                .with("KUBELET_KUBECONFIG", cluster.kubeconfig().toString())
                .withKubeconfig(kubeconfig("debugger"));

        script.runWithInput("planted\n", "psql", "-n", NAMESPACE, "--prompt", "PGPASSWORD")
                .expectSuccess();
        script.run("clean", "-n", NAMESPACE).expectSuccess();
        assertThat(cluster.kubectl("get", "pods", "-n", NAMESPACE, "-o", "name"))
                .isEmpty();
    }

    @Test
    void roleReadsNoSecrets() {
        assertThat(kubectl("debugger").run("get", "secrets", "-n", NAMESPACE).expectFailure())
                .contains("forbidden");
    }

    @Test
    void labelIsNotForEverybodyWhoMayCreatePods() {
        Tool editor = DebugPod.in(cluster, NAMESPACE, folder).withKubeconfig(kubeconfig("editor"));

        assertThat(editor.run("shell", "-n", NAMESPACE).expectFailure())
                .contains("the label drawbridge.io/debug is for those who may create debugpods.drawbridge.io");
        kubectl("editor").run("run", "plain", "-n", NAMESPACE, "--image=a").expectSuccess();
        assertThat(kubectl("editor")
                        .run("label", "pod", "plain", "-n", NAMESPACE, "drawbridge.io/debug=true")
                        .expectFailure())
                .contains("the label drawbridge.io/debug is for those");
        cluster.kubectl("delete", "pod", "plain", "-n", NAMESPACE, "--now");
    }

    @Test
    void debugPodNeedsDeadlineAndNoToken() {
        assertThatThrownBy(() -> create("a", "{drawbridge.io/debug: x}", "{automountServiceAccountToken: false}"))
                .hasMessageContaining("needs activeDeadlineSeconds of at most 86400");
        assertThatThrownBy(() -> create("a", "{drawbridge.io/debug: x}", "{activeDeadlineSeconds: 60}"))
                .hasMessageContaining("needs automountServiceAccountToken false");
    }

    private static boolean refuses(String name, String labels, String spec) {
        try {
            create(name, labels, spec);
            cluster.kubectl("delete", "pod", name, "-n", NAMESPACE, "--now");
            return false;
        } catch (IllegalStateException e) {
            return e.getMessage().contains("drawbridge-debug-pods");
        }
    }

    private static void create(String name, String labels, String spec) {
        cluster.apply("{apiVersion: v1, kind: Pod, metadata: {name: %s, namespace: %s, labels: %s}, spec: %s}"
                .formatted(name, NAMESPACE, labels, spec.replace("{", "{containers: [{name: a, image: a}], ")));
    }

    private static void bind(String person, String role) {
        cluster.kubectl(
                "create",
                "rolebinding",
                person,
                "-n",
                NAMESPACE,
                "--clusterrole=" + role,
                "--serviceaccount=" + NAMESPACE + ":" + person);
    }

    private Tool kubectl(String person) {
        return Tool.installed("kubectl", folder).withKubeconfig(kubeconfig(person));
    }

    private Path kubeconfig(String person) {
        String token = cluster.createToken(NAMESPACE, person, KubeApiServer.API_AUDIENCE, Duration.ofMinutes(30));
        return cluster.writeKubeconfig(folder.resolve(person), token);
    }
}
