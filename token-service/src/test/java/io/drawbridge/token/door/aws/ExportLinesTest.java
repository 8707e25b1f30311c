package io.drawbridge.token.door.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportLinesTest {

    @ParameterizedTest
    @ValueSource(strings = {"plain", "it's", "$(touch x)", "a b\"c`d`", "\\'", ""})
    void aShellReadsBackExactlyTheValue(String value) throws Exception {
        Process shell = new ProcessBuilder("sh", "-c", "v=" + ExportLines.quoted(value) + "; printf %s \"$v\"").start();

        assertThat(new String(shell.getInputStream().readAllBytes())).isEqualTo(value);
    }
}
