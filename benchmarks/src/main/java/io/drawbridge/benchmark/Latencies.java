package io.drawbridge.benchmark;

import java.time.Duration;
import java.util.Arrays;

/** What a load saw: the time of every answer, how many answers were not what they should be, and how long it took. */
final class Latencies {

    private final long[] sortedNanos;
    private final int errors;
    private final Duration elapsed;

    Latencies(long[] nanos, int errors, Duration elapsed) {
        this.sortedNanos = nanos.clone();
        Arrays.sort(this.sortedNanos);
        this.errors = errors;
        this.elapsed = elapsed;
    }

    /** In milliseconds, the time that so many percent of the answers did not exceed. */
    double percentile(double percent) {
        if (sortedNanos.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(percent / 100 * sortedNanos.length);
        return sortedNanos[Math.max(0, rank - 1)] / 1e6;
    }

    double max() {
        return percentile(100);
    }

    /** Answers for each second. */
    double rate() {
        return sortedNanos.length / (elapsed.toNanos() / 1e9);
    }

    int count() {
        return sortedNanos.length;
    }

    int errors() {
        return errors;
    }
}
