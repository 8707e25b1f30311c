package io.drawbridge.deploy.drift;

import io.drawbridge.deploy.tool.Tool;
import io.drawbridge.devstack.servers.InstalledServers;
import io.drawbridge.devstack.servers.KubeApiServer;
import java.nio.file.Path;
import java.util.Map;

/** Scripts as somebody runs them who has kubectl, both Helms, helmfile and helm-diff. */
final class HelmTools {

    private HelmTools() {}

    static Tool script(Path executable, KubeApiServer cluster, Path folder) {
        InstalledServers installed = InstalledServers.onThisMachine();
        return new Tool(executable, folder, Map.of())
                .withKubeconfig(cluster.kubeconfig())
                .with(
                        "HELM_PLUGINS",
                        installed.folder("helm-diff").resolve("plugins").toString())
                .with("PATH", installed.require("kubectl").getParent() + ":" + System.getenv("PATH"));
    }
}
