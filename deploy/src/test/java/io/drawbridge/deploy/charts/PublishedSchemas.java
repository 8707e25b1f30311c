package io.drawbridge.deploy.charts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drawbridge.devstack.servers.KubeApiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The OpenAPI documents of an API server as one JSON schema for each kind: group/version/kind.json, with
 * the kind in lower case, and as kubeconform has it the version for the group of the core. */
final class PublishedSchemas {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> GROUPS = List.of(
            "api/v1",
            "apis/apps/v1",
            "apis/autoscaling/v2",
            "apis/networking.k8s.io/v1",
            "apis/policy/v1",
            "apis/rbac.authorization.k8s.io/v1",
            "apis/external-secrets.io/v1",
            "apis/serving.knative.dev/v1",
            "apis/monitoring.coreos.com/v1",
            "apis/keda.sh/v1alpha1");

    private PublishedSchemas() {}

    static void write(KubeApiServer cluster, Path folder) throws IOException {
        for (String group : GROUPS) {
            JsonNode document = JSON.readTree(cluster.kubectl("get", "--raw", "/openapi/v3/" + group));
            JsonNode components = document.path("components");
            for (var schema : components.path("schemas").properties()) {
                for (JsonNode kind : schema.getValue().path("x-kubernetes-group-version-kind")) {
                    if (group.endsWith("/" + kind.path("version").asText())) {
                        writeOne(folder, kind, schema.getKey(), components);
                    }
                }
            }
        }
    }

    private static void writeOne(Path folder, JsonNode kind, String name, JsonNode components) throws IOException {
        ObjectNode schema = JSON.createObjectNode().put("$ref", "#/components/schemas/" + name);
        schema.set("components", components);
        String version = kind.path("version").asText();
        String group = kind.path("group").asText();
        Path file = folder.resolve(group.isEmpty() ? version : group)
                .resolve(version)
                .resolve(kind.path("kind").asText().toLowerCase(Locale.ROOT) + ".json");
        Files.createDirectories(file.getParent());
        JSON.writeValue(file.toFile(), schema);
    }
}
