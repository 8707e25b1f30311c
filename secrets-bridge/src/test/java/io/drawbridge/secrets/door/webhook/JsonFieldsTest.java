package io.drawbridge.secrets.door.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class JsonFieldsTest {

    @Test
    void keepsEveryDigit() {
        JsonFields fields = of("{\"a\":1.50,\"b\":1e3,\"c\":0.1000000000000000055511151231257827,\"d\":[1.50, 2.0]}");
        assertThat(fields.texts())
                .containsEntry("a", "1.50")
                .containsEntry("b", "1e3")
                .containsEntry("c", "0.1000000000000000055511151231257827")
                .containsEntry("d", "[1.50, 2.0]");
        assertThat(fields.find("d.1")).contains("2.0");
    }

    @Test
    void literalNamesComeFirst() {
        JsonFields fields = of("{\"a.b\":\"literal\",\"a\":{\"b\":\"path\",\"c.d\":\"both\"}}");
        assertThat(fields.find("a.b")).contains("literal");
        assertThat(fields.find("a.c.d")).contains("both");
        assertThat(fields.find("a.x")).isEmpty();
        assertThat(fields.find("")).isEmpty();
    }

    @Test
    void isOnlyForObjectsAndArrays() {
        for (String document : new String[] {"", "1", "\"x\"", "null", "{", "[1", "{\"a\":}"}) {
            assertThat(JsonFields.of(document.getBytes(StandardCharsets.UTF_8)))
                    .as(document)
                    .isEmpty();
        }
    }

    @Property
    void neverFails(@ForAll String document, @ForAll String property) {
        Optional<JsonFields> fields = JsonFields.of(document.getBytes(StandardCharsets.UTF_8));
        fields.ifPresent(found -> assertThat(found.find(property)).isNotNull());
    }

    private static JsonFields of(String document) {
        return JsonFields.of(document.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }
}
