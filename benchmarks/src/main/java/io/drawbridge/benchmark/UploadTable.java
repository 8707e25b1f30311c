package io.drawbridge.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Medians of runs, and the gateway against each. */
record UploadTable(String title, List<UploadRun> runs) {

    private static final String HEADER =
            """
            | shape | what | s | MiB/s | gateway's speed, ratio | CPU s for each GiB | peak MiB |
            |---|---|---|---|---|---|---|
            """;

    @Override
    public String toString() {
        return "### " + title + "\n\n" + HEADER
                + runs.stream()
                        .map(run -> List.of(run.shape(), run.rival()))
                        .distinct()
                        .map(pair -> row((UploadShape) pair.get(0), (String) pair.get(1)))
                        .collect(Collectors.joining())
                + "\n";
    }

    private String row(UploadShape shape, String rival) {
        double seconds = median(shape, rival, UploadRun::seconds);
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.2f | %.0f | %.2f | %.2f | %.0f |%n",
                shape,
                rival,
                seconds,
                median(shape, rival, UploadRun::mibPerSecond),
                seconds / median(shape, "upload-gateway", UploadRun::seconds),
                median(shape, rival, UploadRun::cpuPerGib),
                median(shape, rival, run -> run.peakMiB()));
    }

    private double median(UploadShape shape, String rival, ToDoubleFunction<UploadRun> value) {
        double[] sorted = runs.stream()
                .filter(run -> run.shape().equals(shape) && run.rival().equals(rival))
                .mapToDouble(value)
                .sorted()
                .toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
