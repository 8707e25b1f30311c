package io.drawbridge.token.presign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drawbridge.token.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlLifetimeTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00.900Z");

    @Property
    void endsBeforeTheSessionAndNotAfterWhatIsAsked(
            @ForAll @LongRange(min = 1, max = 604_800) long asked,
            @ForAll @LongRange(min = 2_001, max = 129_600_000) long leftMillis) {
        Instant end = NOW.plusMillis(leftMillis);

        Duration chosen = UrlLifetime.ofSeconds(asked).until(end, NOW);

        assertThat(chosen).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(asked));
        assertThat(NOW.plus(chosen)).isBefore(end);
    }

    @Test
    void isThatOfTheSessionWhereNothingIsAsked() {
        assertThat(UrlLifetime.USUAL.until(NOW.plusSeconds(3600), NOW)).isEqualTo(Duration.ofSeconds(3599));
    }

    @Test
    void shortUrlsShareTheUsualSession() {
        assertThat(UrlLifetime.ofSeconds(1L).session()).isEmpty();
        assertThat(UrlLifetime.ofSeconds(450L).session()).isEmpty();
        assertThat(UrlLifetime.ofSeconds(451L).session()).contains(Duration.ofSeconds(900));
        assertThat(UrlLifetime.ofSeconds(7200L).session()).contains(Duration.ofSeconds(7200));
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 604_801, Long.MAX_VALUE})
    void refusesWhatS3DoesNotTake(long seconds) {
        assertThatThrownBy(() -> UrlLifetime.ofSeconds(seconds))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("604800");
    }
}
