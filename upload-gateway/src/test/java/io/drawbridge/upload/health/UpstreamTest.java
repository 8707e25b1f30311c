package io.drawbridge.upload.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

class UpstreamTest {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private boolean answers = true;

    private final Upstream store = new Upstream(
            "store",
            () -> answers
                    ? Uni.createFrom().item("answers")
                    : Uni.createFrom().failure(new java.io.IOException("secret host")),
            Duration.ofSeconds(30),
            () -> now);

    @Test
    void aShortHiccupIsShownButDoesNotFlipReadiness() {
        answers = false;
        assertThat(check().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(check().getData().orElseThrow()).containsEntry("state", "failing");
        now = now.plusSeconds(29);
        assertThat(check().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    }

    @Test
    void aLongFailureMakesNotReadyAndOneAnswerReadyAgain() {
        answers = false;
        check();
        now = now.plusSeconds(30);
        assertThat(check().getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
        answers = true;
        assertThat(check().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        answers = false;
        assertThat(check().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    }

    @Test
    void theCauseIsAKindOfFailureAndNotItsText() {
        answers = false;
        assertThat(check().getData().orElseThrow().toString()).doesNotContain("secret host");
    }

    private HealthCheckResponse check() {
        return store.check().await().indefinitely();
    }
}
