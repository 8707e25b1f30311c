package io.drawbridge.deploy.charts;

import io.drawbridge.devstack.servers.InstalledServers;
import io.drawbridge.devstack.servers.KubeApiServer;
import java.nio.file.Path;

/** The custom resources that our charts make objects of, as their projects define them. */
final class ResourceDefinitions {

    private ResourceDefinitions() {}

    static void apply(KubeApiServer cluster) {
        InstalledServers servers = InstalledServers.onThisMachine();
        Path externalSecrets =
                servers.folder("external-secrets").resolve("crds/external-secrets.io_externalsecrets.yaml");
        // By the server: they are too big for the annotation of a client-side apply.
        cluster.kubectl(
                "apply",
                "--server-side",
                "-f",
                servers.folder("crds").resolve("crds").toString(),
                "-f",
                externalSecrets.toString());
        cluster.kubectl("wait", "--for=condition=Established", "crd", "--all", "--timeout=60s");
    }
}
