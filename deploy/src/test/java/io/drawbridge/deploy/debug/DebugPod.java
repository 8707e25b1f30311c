package io.drawbridge.deploy.debug;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.drawbridge.deploy.tool.Sources;
import io.drawbridge.deploy.tool.Tool;
import io.drawbridge.devstack.servers.InstalledServers;
import io.drawbridge.devstack.servers.KubeApiServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The script {@code debug/debug-pod}, alone or with a kubectl in its PATH that plays the kubelet. */
final class DebugPod {

    private DebugPod() {}

    /** The script as it runs where there is no cluster, and no kubectl either. */
    static Tool alone(Path folder) {
        return Tool.script("debug/debug-pod", folder);
    }

    /** The script with the real API server behind the stand-in kubectl, in this namespace. */
    static Tool in(KubeApiServer cluster, String namespace, Path folder) {
        return alone(folder)
                .withKubeconfig(cluster.kubeconfig())
                .with("PATH", Sources.deploy("src/test/stand-in") + ":" + System.getenv("PATH"))
                .with(
                        "REAL_KUBECTL",
                        InstalledServers.onThisMachine().require("kubectl").toString())
                .with("NAMESPACE", namespace)
                .with("RECORD", folder.resolve("record").toString());
    }

    /** How the script called kubectl, a line for each call. */
    static String calls(Path folder) {
        try {
            return Files.readString(folder.resolve("record"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode parse(String manifest) {
        try {
            return new YAMLMapper().readTree(manifest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
