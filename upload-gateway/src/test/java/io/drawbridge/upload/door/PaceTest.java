package io.drawbridge.upload.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    @Test
    void aClientAtTheMinimumIsFastEnough() {
        Pace pace = new Pace(100, WINDOW);
        for (int second = 0; second < 60; second++) {
            pace.arrived(100, SECOND);
        }

        assertThat(pace.isTooSlow()).isFalse();
    }

    @Test
    void oneByteNowAndThenIsTooSlow() {
        Pace pace = new Pace(100, WINDOW);
        for (int second = 0; second < 9; second++) {
            pace.arrived(1, SECOND);
        }
        assertThat(pace.isTooSlow()).as("before the window ends").isFalse();

        pace.arrived(1, SECOND);
        assertThat(pace.isTooSlow()).isTrue();
    }

    @Test
    void whatCameFastDoesNotPayForALaterWindow() {
        Pace pace = new Pace(100, WINDOW);
        pace.arrived(1_000_000, 10 * SECOND);
        pace.arrived(1, 10 * SECOND);

        assertThat(pace.isTooSlow()).isTrue();
    }

    @Test
    void withoutAMinimumNothingIsTooSlow() {
        Pace pace = new Pace(0, WINDOW);
        pace.arrived(0, 100 * SECOND);

        assertThat(pace.isTooSlow()).isFalse();
    }
}
