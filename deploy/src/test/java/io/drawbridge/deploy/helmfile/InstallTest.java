package io.drawbridge.deploy.helmfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.deploy.tool.Output;
import io.drawbridge.deploy.tool.Sources;
import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.devstack.servers.InstalledServers;
import io.drawbridge.devstack.servers.KubeApiServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    private static final String ANOTHER_SEED = "vault-glue.seeds[0].values.greeting=hi";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"helm3", "helm4"})
    void syncsDiffsAppliesAndGoesAway(String helm) {
        try (KubeApiServer cluster = KubeApiServer.start(folder.resolve("kube"))) {
            Path definitions =
                    InstalledServers.onThisMachine().folder("external-secrets").resolve("crds");
            cluster.kubectl("apply", "--server-side", "-f", definitions.toString());
            cluster.kubectl("wait", "--for=condition=Established", "crd", "--all", "--timeout=60s");
            Helmfile helmfile = Helmfile.of(Sources.deploy("helmfile.yaml.gotmpl"), folder, helm)
                    .withKubeconfig(cluster.kubeconfig());

            run(helmfile, "sync").expectSuccess();
            String job = jobs(cluster);
            assertThat(job).contains("job.batch/vault-glue-setup-").hasLineCount(1);
            assertThat(run(helmfile, "diff", "--detailed-exitcode").status()).isZero();

            assertThat(run(helmfile, "--state-values-set", ANOTHER_SEED, "diff", "--detailed-exitcode")
                            .status())
                    .isEqualTo(2);
            run(helmfile, "--state-values-set", ANOTHER_SEED, "apply").expectSuccess();
            assertThat(jobs(cluster)).hasLineCount(1).isNotEqualTo(job);

            run(helmfile, "destroy").expectSuccess();
            assertThat(cluster.kubectl("get", "clustersecretstores,jobs", "-A", "-o", "name"))
                    .isBlank();
            // The key outlives the release: without it nothing that OpenBao wrote can be read again.
            assertThat(cluster.kubectl("get", "secret", "vault-seal", "-n", "vault", "-o", "name"))
                    .contains("vault-seal");
        }
    }

    /** Where the operator brings the keys, nothing is installed before they are there. */
    @ParameterizedTest
    @ValueSource(strings = "helm4")
    void productionDemandsItsKeys(String helm) {
        try (KubeApiServer cluster = KubeApiServer.start(folder.resolve("kube"))) {
            Helmfile helmfile = Helmfile.of(Sources.deploy("helmfile.yaml.gotmpl"), folder, helm)
                    .withKubeconfig(cluster.kubeconfig());
            String overrides = Overrides.write(folder).toString();
            Output refused =
                    helmfile.run("prod", "--selector", "name=openbao", "--state-values-file", overrides, "sync");
            assertThat(refused.expectFailure()).contains("Secret vault/vault-seal with key key is missing");
            assertThat(cluster.kubectl("get", "configmaps", "-A", "-o", "name")).doesNotContain("openbao-values");
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
}
