package io.drawbridge.deploy.charts;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.deploy.tool.Commands;
import io.drawbridge.deploy.tool.SharedCluster;
import io.drawbridge.deploy.tool.Tool;
import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.devstack.servers.InstalledServers;
import io.drawbridge.devstack.servers.KubeApiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands of docs/charts.md, with both Helms. */
@EnabledIfInstalled({"helm3", "helm4", "kubectl", "kube-apiserver", "etcd"})
@ExtendWith(SharedCluster.class)
class ChartsDocumentTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"helm3", "helm4"})
    void commandsWorkAsWritten(String helm, KubeApiServer cluster) throws IOException {
        try {
            String output =
                    Commands.of("docs/charts.md").run(tools(helm, cluster)).expectSuccess();

            assertThat(output)
                    .contains("deployment.apps/upload-gateway", "service/secrets-bridge")
                    .contains("release \"upload-gateway\" uninstalled", "calls of tpl");
            assertThat(cluster.kubectl("get", "deploy", "-n", "drawbridge", "-o", "name")
                            .lines())
                    .containsExactly("deployment.apps/secrets-bridge", "deployment.apps/token-service");
        } finally {
            cluster.kubectl("delete", "namespace", "drawbridge");
            cluster.kubectl("delete", "clusterrolebinding", "drawbridge:secrets-bridge:token-review");
        }
    }

    /** The tools under the names that people use. */
    private Tool tools(String helm, KubeApiServer cluster) throws IOException {
        InstalledServers servers = InstalledServers.onThisMachine();
        Path bin = Files.createDirectories(folder.resolve("bin"));
        callable(bin.resolve("helm"), servers.require(helm));
        callable(bin.resolve("kubectl"), servers.require("kubectl"));
        return Tool.installed(helm, folder)
                .withKubeconfig(cluster.kubeconfig())
                .with("PATH", bin + ":" + System.getenv("PATH"));
    }

    private static void callable(Path file, Path executable) throws IOException {
        Files.writeString(file, "#!/bin/sh\nexec '" + executable + "' \"$@\"\n");
        file.toFile().setExecutable(true);
    }
}
