package io.drawbridge.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServerVersionTest {

    @Test
    void isWhatTheServerSays() {
        assertThat(ServerVersion.SEAWEEDFS.parse(
                        "\nversion 8000GB 4.48 pypi linux amd64\nFor enterprise users, version 5\n"))
                .isEqualTo("4.48");
        assertThat(ServerVersion.OPENBAO.parse("OpenBao v2.7.2 (9e0a0d3c35), committed 2026-10-26T20:32:27Z\n"))
                .isEqualTo("2.7.2");
    }

    @ParameterizedTest
    @EnumSource
    void isNotMadeUp(ServerVersion server) {
        assertThat(server.parse("no such command")).isEqualTo("of an unknown version");
    }
}
