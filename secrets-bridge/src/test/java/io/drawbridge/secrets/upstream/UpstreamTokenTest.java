package io.drawbridge.secrets.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UpstreamTokenTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void isDueBeforeItsEnd() {
        UpstreamToken token = leased(Duration.ofMinutes(20));
        assertThat(token.isDue(NOW.plusSeconds(1169))).isFalse();
        assertThat(token.isDue(NOW.plusSeconds(1170))).isTrue();
        assertThat(token.isExpired(NOW.plusSeconds(1199))).isFalse();
        assertThat(token.isExpired(NOW.plusSeconds(1200))).isTrue();
    }

    /** With a grace longer than the lease each request would be preceded by a renewal. */
    @Test
    void isNotDueAtOnceWhenItLivesShort() {
        UpstreamToken token = leased(Duration.ofSeconds(30));
        assertThat(token.isDue(NOW.plusSeconds(19))).isFalse();
        assertThat(token.isDue(NOW.plusSeconds(20))).isTrue();
    }

    @Test
    void livesForEverWithoutALease() {
        assertThat(leased(Duration.ZERO).isDue(Instant.MAX)).isFalse();
        assertThat(leased(Duration.ZERO).isExpired(Instant.MAX)).isFalse();
    }

    @Test
    void hidesItself() {
        assertThat(leased(Duration.ofMinutes(1)).toString()).doesNotContain("marker");
    }

    private static UpstreamToken leased(Duration lease) {
        return UpstreamToken.leased("marker", true, lease, Duration.ofSeconds(30), NOW);
    }
}
