package io.drawbridge.secrets.door.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a JSON object, or the elements of an array by their index, each as the text that External Secrets should
 * see: strings without quotes, numbers digit for digit, what is nested as JSON. External Secrets itself would round
 * numbers to whole ones.
 */
final class JsonFields {

    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, Field> fields;

    private record Field(String text, boolean nested) {}

    private JsonFields(Map<String, Field> fields) {
        this.fields = fields;
    }

    /** Empty when the document is neither an object nor an array. */
    static Optional<JsonFields> of(byte[] document) {
        try (JsonParser parser = JSON.createParser(document)) {
            JsonToken first = parser.nextToken();
            return first != null && first.isStructStart()
                    ? Optional.of(new JsonFields(read(parser, document)))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Names and texts of all fields. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        fields.forEach((name, field) -> texts.put(name, field.text()));
        return texts;
    }

    /** A field of this name, or else what a path with dots leads to. */
    Optional<String> find(String property) {
        Field literal = fields.get(property);
        if (literal != null) {
            return Optional.of(literal.text());
        }
        int dot = property.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        return Optional.ofNullable(fields.get(property.substring(0, dot)))
                .filter(Field::nested)
                .flatMap(field -> of(field.text().getBytes(StandardCharsets.UTF_8)))
                .flatMap(inner -> inner.find(property.substring(dot + 1)));
    }

    private static Map<String, Field> read(JsonParser parser, byte[] document) throws IOException {
        Map<String, Field> fields = new LinkedHashMap<>();
        boolean object = parser.currentToken() == JsonToken.START_OBJECT;
        for (int index = 0; ; index++) {
            JsonToken value = parser.nextToken();
            if (value == null || value.isStructEnd()) {
                return fields;
            }
            String name = object ? parser.currentName() : Integer.toString(index);
            if (object) {
                value = parser.nextToken();
            }
            fields.put(name, field(parser, value, document));
        }
    }

    private static Field field(JsonParser parser, JsonToken value, byte[] document) throws IOException {
        if (value.isStructStart()) {
            int start = (int) parser.currentTokenLocation().getByteOffset();
            parser.skipChildren();
            if (start < 0) {
                throw new IOException("JSON of a secret is UTF-8");
            }
            int end = (int) parser.currentLocation().getByteOffset();
            return new Field(new String(document, start, end - start, StandardCharsets.UTF_8), true);
        }
        return new Field(value == JsonToken.VALUE_NULL ? "" : parser.getText(), false);
    }
}
