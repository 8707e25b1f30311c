package io.drawbridge.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * One load in one round.
 *
 * @param bao processor time of OpenBao
 * @param bridge processor time of the bridge
 * @param upstreamReads that OpenBao answered, for each path and interval
 */
record SecretsMeasurement(String what, ReconcileLoad.Seen seen, Duration bao, Duration bridge, double upstreamReads) {

    static final String HEADER =
            """
            | what | requests/s | read p50 ms | p90 ms | p99 ms | max ms | errors | reads upstream per path and interval | CPU s OpenBao | CPU s bridge |
            |---|---|---|---|---|---|---|---|---|---|
            """;

    static String row(List<SecretsMeasurement> rounds) {
        return String.format(
                Locale.ROOT,
                "| %s | %.0f | %.2f | %.2f | %.2f | %.1f | %d | %.2f | %.2f | %.2f |%n",
                rounds.get(0).what(),
                median(rounds, m -> m.seen().requestsPerSecond()),
                median(rounds, m -> m.seen().reads().percentile(50)),
                median(rounds, m -> m.seen().reads().percentile(90)),
                median(rounds, m -> m.seen().reads().percentile(99)),
                rounds.stream().mapToDouble(m -> m.seen().reads().max()).max().orElseThrow(),
                rounds.stream().mapToInt(m -> m.seen().reads().errors()).sum(),
                rounds.stream()
                        .mapToDouble(SecretsMeasurement::upstreamReads)
                        .max()
                        .orElseThrow(),
                median(rounds, m -> seconds(m.bao())),
                median(rounds, m -> seconds(m.bridge())));
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%-36s %6.0f/s  reads: p50 %6.2f  p99 %6.2f  max %7.1f ms  errors %d  OpenBao %.2f s  bridge %.2f s",
                what,
                seen.requestsPerSecond(),
                seen.reads().percentile(50),
                seen.reads().percentile(99),
                seen.reads().max(),
                seen.reads().errors(),
                seconds(bao),
                seconds(bridge));
    }

    private static double median(List<SecretsMeasurement> rounds, ToDoubleFunction<SecretsMeasurement> value) {
        double[] sorted = rounds.stream().mapToDouble(value).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
