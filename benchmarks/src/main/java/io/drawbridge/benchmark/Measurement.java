package io.drawbridge.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** One load in one round, with the processor time that the measured process took for it. */
record Measurement(String what, Latencies latencies, Duration cpu) {

    static final String HEADER =
            """
            | what | answers/s | p50 ms | p90 ms | p99 ms | max ms | errors | CPU ms for each answer |
            |---|---|---|---|---|---|---|---|
            """;

    double cpuMillis() {
        return cpu.toNanos() / 1e6 / latencies.count();
    }

    /** The medians of all rounds; of the maxima the largest, and all errors. */
    static String row(List<Measurement> rounds) {
        return String.format(
                Locale.ROOT,
                "| %s | %.0f | %.2f | %.2f | %.2f | %.1f | %d | %.2f |%n",
                rounds.get(0).what(),
                median(rounds, m -> m.latencies().rate()),
                median(rounds, m -> m.latencies().percentile(50)),
                median(rounds, m -> m.latencies().percentile(90)),
                median(rounds, m -> m.latencies().percentile(99)),
                rounds.stream().mapToDouble(m -> m.latencies().max()).max().orElseThrow(),
                rounds.stream().mapToInt(m -> m.latencies().errors()).sum(),
                median(rounds, Measurement::cpuMillis));
    }

    static double median(List<Measurement> rounds, ToDoubleFunction<Measurement> value) {
        double[] sorted = rounds.stream().mapToDouble(value).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%-36s %6.0f/s  p50 %6.2f  p90 %6.2f  p99 %6.2f  max %7.1f ms  errors %d  CPU %.2f s",
                what,
                latencies.rate(),
                latencies.percentile(50),
                latencies.percentile(90),
                latencies.percentile(99),
                latencies.max(),
                latencies.errors(),
                cpu.toNanos() / 1e9);
    }
}
