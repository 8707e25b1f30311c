package io.drawbridge.deploy.helmfile;

import com.fasterxml.jackson.databind.JsonNode;
import io.drawbridge.devstack.servers.KubeApiServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a kubelet would make of a pod that is in the cluster, but in a folder instead of a container: its volumes as files,
 * its environment with what it takes from Secrets, its command. Paths of mounts are the folders' own.
 */
final class Pod {

    private final KubeApiServer cluster;
    private final String namespace;
    private final JsonNode spec;
    private final Map<String, Path> mounts = new HashMap<>();

    private Pod(KubeApiServer cluster, String namespace, JsonNode spec) {
        this.cluster = cluster;
        this.namespace = namespace;
        this.spec = spec;
    }

    /** The pod of a workload, such as {@code deployment/token-service}. */
    static Pod of(KubeApiServer cluster, String namespace, String workload, Path folder) {
        JsonNode object = Yaml.read(cluster.kubectl("-n", namespace, "get", workload, "-o", "json"));
        Pod pod = new Pod(cluster, namespace, object.at("/spec/template/spec"));
        for (JsonNode mount : pod.container().path("volumeMounts")) {
            String path = mount.path("mountPath").asText();
            pod.mounts.put(
                    path,
                    pod.fill(
                            folder.toAbsolutePath().resolve(path.substring(1)),
                            mount.path("name").asText()));
        }
        return pod;
    }

    List<String> command() {
        List<String> command = new ArrayList<>();
        container().path("command").forEach(word -> command.add(here(word.asText())));
        return command;
    }

    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        for (JsonNode variable : container().path("env")) {
            JsonNode secret = variable.at("/valueFrom/secretKeyRef");
            String value = secret.isMissingNode() ? here(variable.path("value").asText()) : secretValue(secret);
            if (value != null) {
                environment.put(variable.path("name").asText(), value);
            }
        }
        return environment;
    }

    /** Where the file or folder of a mount is. */
    Path path(String inside) {
        return Path.of(here(inside));
    }

    private JsonNode container() {
        return spec.at("/containers/0");
    }

    /** Null where a variable may be missing and is. */
    private String secretValue(JsonNode reference) {
        String name = reference.path("name").asText();
        JsonNode value =
                read("secret", name).path("data").path(reference.path("key").asText());
        if (value.isMissingNode()) {
            if (reference.path("optional").asBoolean()) {
                return null;
            }
            throw new AssertionError("no pod would start: Secret " + name + " has no " + reference.path("key"));
        }
        return new String(Base64.getDecoder().decode(value.asText()), java.nio.charset.StandardCharsets.UTF_8);
    }

    private Path fill(Path folder, String volumeName) {
        try {
            Files.createDirectories(folder);
            JsonNode volume = volume(volumeName);
            for (Map.Entry<String, byte[]> file : files(volume).entrySet()) {
                Files.write(folder.resolve(file.getKey()), file.getValue());
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, byte[]> files(JsonNode volume) {
        Map<String, byte[]> files = new HashMap<>();
        if (volume.has("configMap")) {
            read("configmap", volume.at("/configMap/name").asText())
                    .path("data")
                    .properties()
                    .forEach(entry ->
                            files.put(entry.getKey(), entry.getValue().asText().getBytes()));
        } else if (volume.has("secret")) {
            read("secret", volume.at("/secret/secretName").asText())
                    .path("data")
                    .properties()
                    .forEach(entry -> files.put(
                            entry.getKey(),
                            Base64.getDecoder().decode(entry.getValue().asText())));
        } else if (volume.has("projected")) {
            JsonNode token = volume.at("/projected/sources/0/serviceAccountToken");
            files.put(
                    token.path("path").asText(),
                    serviceAccountToken(token.path("audience").asText()).getBytes());
        }
        return files;
    }

    /** A token of the pod's own ServiceAccount. */
    String serviceAccountToken(String audience) {
        return cluster.createToken(namespace, spec.path("serviceAccountName").asText(), audience, Duration.ofHours(1));
    }

    private JsonNode volume(String name) {
        for (JsonNode volume : spec.path("volumes")) {
            if (volume.path("name").asText().equals(name)) {
                return volume;
            }
        }
        throw new AssertionError("the pod has no volume " + name);
    }

    private JsonNode read(String kind, String name) {
        String found = cluster.kubectl("-n", namespace, "get", kind, name, "-o", "json", "--ignore-not-found");
        return Yaml.read(found.isBlank() ? "{}" : found);
    }

    private String here(String text) {
        String paths = mounts.keySet().stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return Pattern.compile("(?<![\\w.-])(" + paths + ")(?=/|$|[^\\w.-])")
                .matcher(text)
                .replaceAll(match -> mounts.get(match.group(1)).toString());
    }
}
