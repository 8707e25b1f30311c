package io.drawbridge.token.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LifetimeTest {

    private static final Lifetime LIFETIME = new Lifetime(Duration.ofHours(1), Duration.ofHours(2));

    @Test
    void isTheUsualUnlessAskedOtherwise() {
        assertThat(LIFETIME.choose(Optional.empty())).isEqualTo(Duration.ofHours(1));
        assertThat(LIFETIME.choose(Optional.of(Duration.ofSeconds(900)))).isEqualTo(Duration.ofSeconds(900));
        assertThat(LIFETIME.choose(Optional.of(Duration.ofHours(2)))).isEqualTo(Duration.ofHours(2));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1, 899, 7201, Long.MAX_VALUE, Long.MIN_VALUE})
    void tellsTheRange(long seconds) {
        assertThatThrownBy(() -> LIFETIME.choose(Optional.of(Duration.ofSeconds(seconds))))
                .hasMessageContaining("between 900")
                .hasMessageContaining("and 7200");
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> new Lifetime(Duration.ofHours(2), Duration.ofHours(1)))
                .hasMessageContaining("default-ttl must not be longer than max-ttl");
        assertThatThrownBy(() -> new Lifetime(Duration.ofMinutes(14), Duration.ofHours(1)))
                .hasMessageContaining("15 minutes");
    }
}
