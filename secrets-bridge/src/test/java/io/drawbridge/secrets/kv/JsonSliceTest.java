package io.drawbridge.secrets.kv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSliceTest {

    @Test
    void cutsByteForByte() {
        String data = "{\"n\": 1.10, \"big\":123456789012345678901234567890, \"t\":\"é😀\\u0000}{\" , \"a\":[{}] }";
        assertThat(slice("{\"x\":{\"data\":1},\"data\" : " + data + ",\"auth\":null}"))
                .contains(data);
        assertThat(slice("{\"data\":[1]}")).contains("[1]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "1",
                "{}",
                "{\"data\":null}",
                "{\"data\":1}",
                "{\"data\":{}",
                "{\"data\":{},",
                "{\"data\":{},x}",
                "<html>",
                "{\"x\":{\"data\":{}}}"
            })
    void findsNothingWhereThereIsNone(String document) {
        assertThat(slice(document)).isEmpty();
    }

    @Property
    void neverFails(@ForAll String text) {
        assertThat(slice("{\"data\":" + text)).isNotNull();
    }

    private static Optional<String> slice(String document) {
        return JsonSlice.field(document.getBytes(StandardCharsets.UTF_8), "data")
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
}
