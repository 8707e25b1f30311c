package io.drawbridge.deploy.charts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/** The objects of a stream of YAML documents. */
record Manifests(List<JsonNode> objects) {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    static Manifests parse(String yaml) {
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(yaml)) {
            return new Manifests(
                    documents.readAll().stream().filter(JsonNode::isObject).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String write(JsonNode object) {
        try {
            return YAML.writeValueAsString(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> kinds() {
        return objects.stream().map(object -> object.path("kind").asText()).toList();
    }

    JsonNode only(String kind) {
        List<JsonNode> found = of(kind).toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " objects of kind " + kind + " in " + kinds());
        }
        return found.get(0);
    }

    Stream<JsonNode> of(String kind) {
        return objects.stream().filter(object -> object.path("kind").asText().equals(kind));
    }

    /** The template of the pods: of the Deployment, or of the Knative Service. */
    JsonNode podTemplate() {
        return objects.stream()
                .map(object -> object.path("spec").path("template"))
                .filter(template -> template.path("spec").has("containers"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no pods in " + kinds()));
    }

    JsonNode container() {
        return podTemplate().path("spec").path("containers").path(0);
    }
}
