package io.drawbridge.secrets.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnknownKeysTest {

    @Test
    void findsGroupsThatNobodyReads() {
        assertThat(UnknownKeys.unknown(List.of(
                        "drawbridge.rule.\"a\".mount",
                        "drawbridge.rules.\"a\".mount",
                        "quarkus.http.port",
                        "drawbridge.x")))
                .containsExactly("drawbridge.rule.\"a\".mount", "drawbridge.x");
    }

    @Test
    void leavesTheVariableOfInstallServersAlone() {
        assertThat(UnknownKeys.unknown(List.of("drawbridge.tools"))).isEmpty();
    }
}
