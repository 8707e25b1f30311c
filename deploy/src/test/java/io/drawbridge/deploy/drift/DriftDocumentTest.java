package io.drawbridge.deploy.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.deploy.tool.Commands;
import io.drawbridge.deploy.tool.SharedCluster;
import io.drawbridge.deploy.tool.Sources;
import io.drawbridge.deploy.tool.Tool;
import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.devstack.servers.KubeApiServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/drift.md, on a release whose custom resource was changed by hand. */
@EnabledIfInstalled({"kube-apiserver", "kubectl", "helm3", "helm-diff"})
@ExtendWith(SharedCluster.class)
class DriftDocumentTest {

    private static final String FIELDS = "jsonpath={.spec.replicas} {.spec.minReadySeconds}";

    @TempDir
    Path folder;

    private KubeApiServer cluster;

    @BeforeEach
    void installAndDrift(KubeApiServer shared) {
        cluster = shared;
        cluster.createNamespace("shop");
        cluster.kubectl("apply", "-f", Sources.deploy("drift/crd.yaml").toString());
        cluster.kubectl("wait", "--for=condition=Established", "crd/gadgets.drift.drawbridge.io", "--timeout=30s");
        Tool.installed("helm3", folder)
                .withKubeconfig(cluster.kubeconfig())
                .run("install", "my-app", Sources.deploy("drift/chart").toString(), "-n", "shop", "--set=kind=gadget")
                .expectSuccess();
        String drift = "{\"spec\":{\"replicas\":3,\"minReadySeconds\":null}}";
        cluster.kubectl("patch", "gadget", "my-app", "-n", "shop", "--type=merge", "--patch=" + drift);
    }

    @AfterEach
    void takeAway() {
        cluster.kubectl("delete", "-f", Sources.deploy("drift/crd.yaml").toString());
        cluster.kubectl("delete", "namespace", "shop", "--wait=false");
    }

    @Test
    void commandsWorkAsWrittenAndMendWhatHelmDoesNot() {
        assertThat(cluster.kubectl("get", "gadget", "my-app", "-n", "shop", "-o", FIELDS))
                .isEqualTo("3 ");

        String output = Commands.of("docs/drift.md")
                .run(HelmTools.script(Sources.deploy("drift/run"), cluster, folder))
                .expectSuccess();

        assertThat(cluster.kubectl("get", "gadget", "my-app", "-n", "shop", "-o", FIELDS))
                .isEqualTo("1 5");
        assertThat(output)
                .contains("release    my-app in shop, revision 1", "1\tdeployed", "\"kind\": \"gadget\"")
                .contains("\"description\": \"Install complete\"");
    }
}
