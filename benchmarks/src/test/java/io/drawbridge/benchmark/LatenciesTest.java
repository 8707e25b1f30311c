package io.drawbridge.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void percentilesAreTimesThatWereSeen() {
        long[] milliseconds =
                LongStream.rangeClosed(1, 100).map(i -> (101 - i) * 1_000_000).toArray();
        Latencies latencies = new Latencies(milliseconds, 3, Duration.ofSeconds(2));

        assertThat(latencies.percentile(50)).isEqualTo(50.0);
        assertThat(latencies.percentile(99)).isEqualTo(99.0);
        assertThat(latencies.max()).isEqualTo(100.0);
        assertThat(latencies.rate()).isEqualTo(50.0);
        assertThat(latencies.errors()).isEqualTo(3);
    }

    @Test
    void nothingIsNoTime() {
        assertThat(new Latencies(new long[0], 0, Duration.ofSeconds(1)).max()).isNaN();
    }
}
