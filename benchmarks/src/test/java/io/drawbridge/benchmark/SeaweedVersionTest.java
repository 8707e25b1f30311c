package io.drawbridge.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeaweedVersionTest {

    @Test
    void isWhatTheServerSays() {
        assertThat(SeaweedVersion.parse("\nversion 8000GB 4.48 pypi linux amd64\nFor enterprise users, version 5\n"))
                .isEqualTo("4.48");
    }

    @Test
    void isNotMadeUp() {
        assertThat(SeaweedVersion.parse("no such command")).isEqualTo("of an unknown version");
    }
}
