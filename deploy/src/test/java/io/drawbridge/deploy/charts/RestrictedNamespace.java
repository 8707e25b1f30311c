package io.drawbridge.deploy.charts;

import io.drawbridge.devstack.servers.KubeApiServer;
import java.util.UUID;

/** A namespace of its own for a test, which enforces the restricted Pod Security standard. */
final class RestrictedNamespace {

    private RestrictedNamespace() {}

    static String create(KubeApiServer cluster) {
        String name = "charts-" + UUID.randomUUID().toString().substring(0, 8);
        cluster.createNamespace(name);
        cluster.kubectl("label", "namespace", name, "pod-security.kubernetes.io/enforce=restricted");
        return name;
    }
}
