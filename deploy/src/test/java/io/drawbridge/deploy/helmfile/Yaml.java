package io.drawbridge.deploy.helmfile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Documents as trees. */
final class Yaml {

    private static final ObjectMapper READER = new ObjectMapper(new YAMLFactory());

    private Yaml() {}

    static JsonNode read(String document) {
        try {
            return READER.readTree(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode read(Path file) {
        try {
            return read(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All documents of a render that say something. */
    static List<JsonNode> readAll(String documents) {
        try {
            return READER.readerFor(JsonNode.class).<JsonNode>readValues(documents).readAll().stream()
                    .filter(JsonNode::isObject)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The objects of what {@code kubectl get -o json} tells. */
    static List<JsonNode> items(String list) {
        List<JsonNode> items = new ArrayList<>();
        read(list).path("items").forEach(items::add);
        return items;
    }
}
