package io.drawbridge.deploy.helmfile;

import com.fasterxml.jackson.databind.JsonNode;
import io.drawbridge.deploy.tool.Output;
import io.drawbridge.deploy.tool.Tool;
import io.drawbridge.devstack.servers.InstalledServers;
import io.drawbridge.devstack.servers.KubeApiServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Runs the Job that is in the cluster as a kubelet would, but in a folder instead of a container: the script and its
 * files from the ConfigMap, the environment from the Job, a token of its ServiceAccount for the audience that it asks for.
 */
record GlueJob(KubeApiServer cluster, Path folder) {

    /** What the script said; fails unless it succeeds. */
    String run(Map<String, String> more) {
        JsonNode pod = job().at("/spec/template/spec");
        Path files = writeFiles(volume(pod, "setup").at("/configMap/name").asText());
        Tool shell = new Tool(Path.of("/bin/sh"), folder, Map.of())
                .with("PATH", InstalledServers.onThisMachine().require("bao").getParent() + ":" + System.getenv("PATH"))
                .with("JWT_FILE", writeToken(pod).toString());
        for (JsonNode variable : pod.at("/containers/0/env")) {
            if (variable.has("value") && !variable.path("name").asText().equals("HOME")) {
                shell = shell.with(
                        variable.path("name").asText(), variable.path("value").asText());
            }
        }
        for (Map.Entry<String, String> variable : more.entrySet()) {
            shell = shell.with(variable.getKey(), variable.getValue());
        }
        Output output = shell.run(files.resolve("setup.sh").toString());
        return output.expectSuccess();
    }

    private JsonNode job() {
        return Yaml.read(cluster.kubectl("-n", "vault", "get", "jobs", "-o", "json"))
                .at("/items/0");
    }

    private Path writeFiles(String configMap) {
        JsonNode data = Yaml.read(cluster.kubectl("-n", "vault", "get", "configmap", configMap, "-o", "json"))
                .path("data");
        try {
            Path files = Files.createTempDirectory(Files.createDirectories(folder), "job");
            for (Map.Entry<String, JsonNode> file : data.properties()) {
                Files.writeString(files.resolve(file.getKey()), file.getValue().asText());
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path writeToken(JsonNode pod) {
        String audience = volume(pod, "token")
                .at("/projected/sources/0/serviceAccountToken/audience")
                .asText();
        String account = pod.path("serviceAccountName").asText();
        try {
            return Files.writeString(
                    folder.resolve("jwt"), cluster.createToken("vault", account, audience, Duration.ofMinutes(10)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode volume(JsonNode pod, String name) {
        for (JsonNode volume : pod.path("volumes")) {
            if (volume.path("name").asText().equals(name)) {
                return volume;
            }
        }
        throw new AssertionError("the Job has no volume " + name);
    }
}
