package io.drawbridge.token.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drawbridge.token.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    private static final String ONE_OBJECT = "The body must be one JSON object in UTF-8 that holds each field once.";

    record Body(String text, Long number, Boolean flag, List<String> list) {}

    @Test
    void readsAnObject() {
        assertThat(read("{\"text\":\"é\",\"number\":1,\"flag\":true,\"list\":[\"a\"]}"))
                .isEqualTo(new Body("é", 1L, true, List.of("a")));
        assertThat(read(" {} \n")).isEqualTo(new Body(null, null, null, null));
        assertThat(read("{\"text\":null}").text()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"text\"",
                "\"\"",
                "1",
                "true",
                "{",
                "{}}",
                "{} {}",
                "{}x",
                "{'text':'a'}",
                "{text:1}",
                "{\"text\":\"a\",}",
                "/* */{}",
                "{\"text\":\"a\",\"text\":\"b\"}",
                "{\"number\":01}",
                "{\"number\":99999999999999999999}",
                "{\"number\":NaN}",
                "{\"text\":\"\u0001\"}",
                "\ufeff{}"
            })
    void refusesWhatIsNotOneObject(String body) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOf(ProblemException.class)
                .hasMessage(ONE_OBJECT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"text\":1}; text; made of text",
                "{\"text\":true}; text; made of text",
                "{\"text\":1.5}; text; made of text",
                "{\"text\":{}}; text; made of text",
                "{\"text\":[\"a\"]}; text; made of text",
                "{\"number\":\"1\"}; number; a whole number",
                "{\"number\":\"\"}; number; a whole number",
                "{\"number\":1.0}; number; a whole number",
                "{\"number\":1e3}; number; a whole number",
                "{\"number\":true}; number; a whole number",
                "{\"flag\":\"true\"}; flag; true or false",
                "{\"flag\":1}; flag; true or false",
                "{\"list\":\"a\"}; list; a list of strings",
                "{\"list\":{}}; list; a list of strings",
                "{\"list\":[1]}; list; a list of strings"
            })
    void namesTheFieldOfTheWrongType(String body, String field, String expected) {
        assertThatThrownBy(() -> read(body)).hasMessage("The field '%s' must be %s.", field, expected);
    }

    @Test
    void namesTheFieldsThereAre() {
        assertThatThrownBy(() -> read("{\"Text\":\"a\"}"))
                .hasMessage("The body holds an unknown field. The fields are: flag, list, number, text.");
    }

    @Test
    void refusesOtherEncodings() {
        for (byte[] body : List.of(
                "{\"text\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1),
                "{}".getBytes(StandardCharsets.UTF_16),
                "{}".getBytes(StandardCharsets.UTF_16LE),
                new byte[] {'{', '"', 't', 'e', 'x', 't', '"', ':', '"', (byte) 0xc0, (byte) 0xae, '"', '}'},
                new byte[] {'{', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', '}'})) {
            assertThatThrownBy(() -> StrictJson.read(body, Body.class)).hasMessage(ONE_OBJECT);
        }
    }

    @Property
    void refusesNoiseWithAProblem(@ForAll byte[] noise) {
        assertThatThrownBy(() -> StrictJson.read(noise, Body.class)).isInstanceOf(ProblemException.class);
    }

    private static Body read(String body) {
        return StrictJson.read(body.getBytes(StandardCharsets.UTF_8), Body.class);
    }
}
