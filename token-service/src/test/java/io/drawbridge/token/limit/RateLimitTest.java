package io.drawbridge.token.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.token.fixture.CaffeineClasses;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    @Test
    void givesABurstAndThenSaysWhenThereIsMore() {
        RateLimit limit = new RateLimit(1, 3);
        for (int i = 0; i < 3; i++) {
            assertThat(limit.take("alice")).isEmpty();
        }
        Optional<Duration> wait = limit.take("alice");
        assertThat(wait.orElseThrow()).isBetween(Duration.ofMillis(1), Duration.ofSeconds(1));
    }

    @Test
    void nobodyUsesUpWhatIsAnothers() {
        RateLimit limit = new RateLimit(1, 1);
        assertThat(limit.take("alice")).isEmpty();
        assertThat(limit.take("alice")).isPresent();
        assertThat(limit.take("bob")).isEmpty();
    }

    @Test
    void fillsUpAgain() {
        RateLimit limit = new RateLimit(50, 1);
        assertThat(limit.take("alice")).isEmpty();
        Awaitility.await().pollInterval(Duration.ofMillis(20)).until(() -> limit.take("alice")
                .isEmpty());
    }

    @Test
    void aNativeExecutableHasItsClasses() {
        assertThat(CaffeineClasses.of(new RateLimit(1, 1), "buckets")).isSubsetOf(CaffeineClasses.KNOWN_TO_NATIVE);
    }
}
