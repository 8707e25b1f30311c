package io.drawbridge.deploy.helmfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.drawbridge.deploy.tool.Output;
import io.drawbridge.deploy.tool.Sources;
import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.devstack.servers.ExternalSecrets;
import io.drawbridge.devstack.servers.InstalledServers;
import io.drawbridge.devstack.servers.KubeApiServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The life of an environment on a real API server, by either Helm. */
@EnabledIfInstalled({
    "helmfile",
    "helm-diff",
    "helm3",
    "helm4",
    "kubectl",
    "etcd",
    "kube-apiserver",
    "kube-controller-manager",
    "external-secrets"
})
class InstallTest {

    private static final String KINDS =
            "namespaces,deployments,statefulsets,daemonsets,jobs,services,configmaps,secrets,"
                    + "serviceaccounts,roles,rolebindings,clusterroles,clusterrolebindings,networkpolicies,poddisruptionbudgets,"
                    + "externalsecrets,secretstores,clustersecretstores";
    private static final String ANOTHER_SEED = "vault-glue.seeds[3].values.greeting=hi";

    @TempDir
    Path folder;

    /** External Secrets runs: what it writes into its own objects must not look like somebody else's change. */
    @ParameterizedTest
    @ValueSource(strings = {"helm3", "helm4"})
    void syncsDiffsAppliesAndGoesAway(String helm) {
        try (KubeApiServer cluster = KubeApiServer.start(folder.resolve("kube"));
                ExternalSecrets controller = ExternalSecrets.start(folder.resolve("eso"), cluster)) {
            Helmfile helmfile = Helmfile.of(Sources.deploy("helmfile.yaml.gotmpl"), folder, helm)
                    .withKubeconfig(cluster.kubeconfig());
            Set<String> before = objects(cluster).keySet();

            run(helmfile, "sync").expectSuccess();
            String job = jobs(cluster);
            assertThat(job).contains("job.batch/vault-glue-setup-").hasLineCount(1);
            awaitFirstReconcile(cluster);
            assertThat(controller.process().isAlive()).isTrue();
            Map<String, String> synced = objects(cluster);
            run(helmfile, "sync").expectSuccess();
            assertThat(objects(cluster)).isEqualTo(synced).hasSizeGreaterThan(30);
            assertThat(run(helmfile, "diff", "--detailed-exitcode").status()).isZero();

            assertThat(run(helmfile, "--state-values-set", ANOTHER_SEED, "diff", "--detailed-exitcode")
                            .status())
                    .isEqualTo(2);
            run(helmfile, "--state-values-set", ANOTHER_SEED, "apply").expectSuccess();
            assertThat(jobs(cluster)).hasLineCount(1).isNotEqualTo(job);

            run(helmfile, "destroy").expectSuccess();
            awaitGone(cluster, before);
        }
    }

    /** Where the operator brings the keys, nothing is installed before they are there; Vault brings a token instead. */
    @Test
    void productionDemandsItsKeysAndVaultIsInstalledByAFlag() {
        try (KubeApiServer cluster = KubeApiServer.start(folder.resolve("kube"))) {
            Helmfile helmfile = Helmfile.of(Sources.deploy("helmfile.yaml.gotmpl"), folder, "helm4")
                    .withKubeconfig(cluster.kubeconfig());
            String overrides = Overrides.write(folder).toString();
            Output refused =
                    helmfile.run("prod", "--selector", "name=openbao", "--state-values-file", overrides, "sync");
            assertThat(refused.expectFailure()).contains("Secret vault/vault-seal with key key is missing");
            assertThat(cluster.kubectl("get", "configmaps", "-A", "-o", "name")).doesNotContain("openbao-values");

            Path definitions =
                    InstalledServers.onThisMachine().folder("external-secrets").resolve("crds");
            cluster.kubectl("apply", "--server-side", "-f", definitions.toString());
            cluster.kubectl("wait", "--for=condition=Established", "crd", "--all", "--timeout=60s");
            run(helmfile, "--state-values-set", "setup.vault=vault", "sync").expectSuccess();
            assertThat(cluster.kubectl("get", "configmaps,secrets,jobs", "-n", "vault", "-o", "name"))
                    .contains("configmap/vault-values", "secret/vault-bootstrap", "job.batch/vault-glue-setup-")
                    .doesNotContain("openbao", "vault-seal");
            assertThat(cluster.kubectl("get", "jobs", "-n", "vault", "-o", "yaml"))
                    .contains("name: vault-bootstrap", "key: token", "optional: true");
        }
    }

    private Output run(Helmfile helmfile, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of("--state-values-file", Overrides.write(folder).toString()));
        command.addAll(List.of(arguments));
        return helmfile.run("dev", command.toArray(String[]::new));
    }

    private static String jobs(KubeApiServer cluster) {
        return cluster.kubectl("get", "jobs", "-n", "vault", "-o", "name");
    }

    /** External Secrets has touched all of them once; there is no vault, so none gets further. */
    private static void awaitFirstReconcile(KubeApiServer cluster) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(cluster.kubectl(
                        "get", "externalsecrets", "-A", "-o", "jsonpath={.items[*].status.conditions[0].reason}"))
                .hasSize(5 * "SecretSyncedError ".length() - 1));
    }

    /** The namespace and the key outlive the releases: without the key nothing that OpenBao wrote can be read again. */
    private static void awaitGone(KubeApiServer cluster, Set<String> before) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            Set<String> left = new TreeSet<>(objects(cluster).keySet());
            left.removeAll(before);
            left.removeIf(object -> object.endsWith("/kube-root-ca.crt") || object.endsWith("/default"));
            assertThat(left).containsExactly("Namespace /drawbridge", "Namespace /vault", "Secret vault/vault-seal");
        });
    }

    /** Kind and name of all objects but releases and what the cluster itself keeps, and which version of each is there. */
    private static Map<String, String> objects(KubeApiServer cluster) {
        Map<String, String> objects = new TreeMap<>();
        for (JsonNode object : Yaml.items(cluster.kubectl("get", KINDS, "-A", "-o", "json"))) {
            JsonNode metadata = object.path("metadata");
            boolean release = object.path("type").asText().equals("helm.sh/release.v1");
            if (!release && !metadata.path("name").asText().startsWith("system:")) {
                String name = metadata.path("namespace").asText() + "/"
                        + metadata.path("name").asText();
                // The status of these changes all the time.
                boolean custom = object.path("apiVersion").asText().startsWith("external-secrets.io/");
                JsonNode version = metadata.path(custom ? "generation" : "resourceVersion");
                objects.put(
                        object.path("kind").asText() + " " + name,
                        metadata.path("uid").asText() + version);
            }
        }
        return objects;
    }
}
