package io.drawbridge.token.vending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class UpstreamStateTest {

    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Instant start = Instant.parse("2026-01-01T00:00:00Z");
    private final AtomicReference<Instant> now = new AtomicReference<>(start);
    private final UpstreamState upstream = new UpstreamState(now::get);

    @Test
    void bearsAHiccup() {
        upstream.failed();
        now.set(start.plusSeconds(29));
        upstream.failed();
        assertThat(upstream.hasFailedFor(GRACE)).isFalse();
        assertThat(upstream.failingSince()).contains(start);
    }

    @Test
    void losesPatienceAfterTheGrace() {
        upstream.failed();
        now.set(start.plusSeconds(30));
        assertThat(upstream.hasFailedFor(GRACE)).isTrue();
    }

    @Test
    void forgetsWithASuccess() {
        upstream.failed();
        upstream.succeeded();
        now.set(start.plusSeconds(60));
        assertThat(upstream.hasFailedFor(GRACE)).isFalse();
        upstream.failed();
        assertThat(upstream.failingSince()).contains(now.get());
    }
}
