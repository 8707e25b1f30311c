package io.drawbridge.secrets.kv;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** Cuts one field's value out of a JSON object, byte for byte: numbers keep every digit and unknown fields stay. */
final class JsonSlice {

    private static final JsonFactory JSON = new JsonFactory();

    private JsonSlice() {}

    /** Empty when the document is no well-formed JSON object, or the field is absent or null. */
    static Optional<byte[]> field(byte[] document, String name) {
        Optional<byte[]> found = Optional.empty();
        try (JsonParser parser = JSON.createParser(document)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = parser.currentName().equals(name);
                JsonToken value = parser.nextToken();
                int start = (int) parser.currentTokenLocation().getByteOffset();
                parser.skipChildren();
                // Scalars are read lazily; only a container's end is a place that is known.
                if (wanted && value.isStructStart()) {
                    found = Optional.of(Arrays.copyOfRange(
                            document, start, (int) parser.currentLocation().getByteOffset()));
                }
            }
            return found;
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
