package io.drawbridge.deploy.debug;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.deploy.tool.Commands;
import io.drawbridge.deploy.tool.SharedCluster;
import io.drawbridge.deploy.tool.Sources;
import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.devstack.servers.KubeApiServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/debug.md, with a kubelet that is played by the stand-in kubectl. */
@EnabledIfInstalled({"kube-apiserver", "kubectl"})
@ExtendWith(SharedCluster.class)
class DebugDocumentTest {

    @TempDir
    Path folder;

    @Test
    void commandsWorkAsWritten(KubeApiServer cluster) {
        cluster.createNamespace("team-a");
        try {
            String output = Commands.of("docs/debug.md")
                    .run(DebugPod.in(cluster, "team-a", folder))
                    .expectSuccess();

            assertThat(output.split("tool says hello", -1)).hasSize(8);
            assertThat(output)
                    .contains("drawbridge.io/debug: \"true\"", "rolebinding.rbac.authorization.k8s.io/debuggers");
            assertThat(cluster.kubectl("get", "pods", "-n", "team-a", "-o", "name"))
                    .isEmpty();
        } finally {
            cluster.kubectl("delete", "-f", Sources.deploy("debug/access.yaml").toString());
            cluster.kubectl("delete", "namespace", "team-a", "--wait=false");
        }
    }
}
