package io.drawbridge.secrets.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GraceTest {

    private final Grace grace = new Grace(Duration.ofSeconds(30));
    private final Instant start = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void isNotReadyBeforeTheFirstSuccess() {
        assertThat(grace.ready(false, start)).isFalse();
    }

    @Test
    void staysReadyThroughAShortHiccup() {
        assertThat(grace.ready(true, start)).isTrue();
        assertThat(grace.ready(false, start.plusSeconds(30))).isTrue();
        assertThat(grace.ready(false, start.plusSeconds(31))).isFalse();
        assertThat(grace.ready(true, start.plusSeconds(32))).isTrue();
    }
}
