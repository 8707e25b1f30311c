package io.drawbridge.upload.multipart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    @Test
    void doublesUpToTheLongest() {
        Backoff exact = new Backoff(FIRST, LONGEST, 0, new Random(1));
        assertThat(exact.after(1, Optional.empty())).isEqualTo(FIRST);
        assertThat(exact.after(2, Optional.empty())).isEqualTo(FIRST.multipliedBy(2));
        assertThat(exact.after(3, Optional.empty())).isEqualTo(FIRST.multipliedBy(4));
        assertThat(exact.after(19, Optional.empty())).isEqualTo(LONGEST);
    }

    @Property
    void staysWithinItsBoundsWhateverTheDice(@ForAll @IntRange(min = 1, max = 100) int attempt, @ForAll long seed) {
        Backoff half = new Backoff(FIRST, LONGEST, 0.5, new Random(seed));
        assertThat(half.after(attempt, Optional.empty())).isBetween(FIRST.dividedBy(2), LONGEST);
    }

    @Test
    void waitsAsLongAsTheStoreAsksButNotLongerThanTheLongest() {
        Backoff backoff = new Backoff(FIRST, LONGEST, 0.5, new Random(1));
        assertThat(backoff.after(1, Optional.of(Duration.ofSeconds(3)))).isEqualTo(Duration.ofSeconds(3));
        assertThat(backoff.after(1, Optional.of(Duration.ofHours(1)))).isEqualTo(LONGEST);
    }
}
