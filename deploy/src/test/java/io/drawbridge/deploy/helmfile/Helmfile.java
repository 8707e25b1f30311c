package io.drawbridge.deploy.helmfile;

import io.drawbridge.deploy.tool.Output;
import io.drawbridge.deploy.tool.Tool;
import io.drawbridge.devstack.servers.InstalledServers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** helmfile with one of the Helms, in a home of its own. */
record Helmfile(Tool tool, Path file, String helm) {

    /** @param file the helmfile; its folder is where helmfile looks for what it names */
    static Helmfile of(Path file, Path home, String helm) {
        InstalledServers installed = InstalledServers.onThisMachine();
        Path bin = installed.require("helmfile").getParent();
        Tool tool = Tool.installed("helmfile", home)
                .with("PATH", bin + ":" + System.getenv("PATH"))
                .with(
                        "HELM_PLUGINS",
                        installed.folder("helm-diff").resolve("plugins").toString())
                // helm-diff 3.13.2 does not know Helm 4; it is harmless with Helm 3.
                .with("HELM_DIFF_USE_UPGRADE_DRY_RUN", "true")
                // helmfile would look for news on the internet.
                .with("HELMFILE_UPGRADE_NOTICE_DISABLED", "true");
        return new Helmfile(tool, file.toAbsolutePath(), helm);
    }

    Helmfile withKubeconfig(Path kubeconfig) {
        return new Helmfile(tool.withKubeconfig(kubeconfig), file, helm);
    }

    Output run(String environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                "--file", file.toString(), "--helm-binary", helm, "--environment", environment, "--log-level", "warn"));
        command.addAll(List.of(arguments));
        return tool.run(command.toArray(String[]::new));
    }
}
