package io.drawbridge.upload.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {

    @Test
    void takesAWellFormedIdOver() {
        assertThat(RequestId.wellFormed("Abc-1_2.3")).contains("Abc-1_2.3");
        assertThat(RequestId.wellFormed("x".repeat(128))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\nb", "ä", "a/b", "{}"})
    void dropsWhatCouldForgeALogLine(String id) {
        assertThat(RequestId.wellFormed(id)).isEmpty();
        assertThat(RequestId.wellFormed(null)).isEmpty();
        assertThat(RequestId.wellFormed("x".repeat(129))).isEmpty();
    }
}
