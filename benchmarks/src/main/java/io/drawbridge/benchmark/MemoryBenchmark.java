package io.drawbridge.benchmark;

import io.drawbridge.devstack.Scratch;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/** {@code ./benchmarks/run memory}: what the gateway takes of memory, over what it takes when nobody asks anything. */
public final class MemoryBenchmark {

    private static final String HEADER =
            """
            | what | idle MiB | peak MiB | over idle MiB | goal MiB | MiB/s | CPU s for each GiB | refused |
            |---|---|---|---|---|---|---|---|
            """;
    private static final double GIB = 1L << 30;

    private final MemoryOptions options;

    private MemoryBenchmark(MemoryOptions options) {
        this.options = options;
    }

    public static void main(String[] arguments) throws Exception {
        new MemoryBenchmark(RunOptions.parse(new MemoryOptions(), arguments)).run();
    }

    private void run() throws Exception {
        StringBuilder table = new StringBuilder(HEADER);
        try (Scratch folder = Scratch.create("benchmark-memory");
                DiscardingStore store = DiscardingStore.start()) {
            table.append(measure(folder.resolve("one"), store, 1, options.large << 20, 96));
            table.append(measure(folder.resolve("many"), store, options.uploads, options.each << 20, 1024));
        }
        Report report = new Report("memory", options.common);
        report.publish(table + "\nBodies of unknown length into a store that discards, plain HTTP on one machine, a new"
                + " process for each row: `" + report.shown(command()) + "`.");
    }

    private String measure(Path folder, DiscardingStore store, int uploads, long length, int goal) throws Exception {
        try (MeasuredService gateway =
                MeasuredService.start(PackagedService.UPLOAD_GATEWAY, folder, command(), config(store.endpoint()))) {
            long idle = gateway.residentMiB();
            Duration cpu = gateway.cpu();
            long begun = System.nanoTime();
            List<Integer> answers = new Sender(gateway.address(), length).send(uploads);
            double seconds = (System.nanoTime() - begun) / 1e9;
            double gib = uploads * length / GIB;
            long peak = gateway.peakResidentMiB();
            String row = String.format(
                    Locale.ROOT,
                    "| %d × %d MiB | %d | %d | **%d** | %d | %.0f | %.2f | %d |%n",
                    uploads,
                    length >> 20,
                    idle,
                    peak,
                    peak - idle,
                    goal,
                    gib * 1024 / seconds,
                    gateway.cpu().minus(cpu).toNanos() / 1e9 / gib,
                    answers.stream().filter(status -> status != 201).count());
            System.out.print(row); // console
            return row;
        }
    }

    private List<String> command() {
        return PackagedService.UPLOAD_GATEWAY.command(options.common.project);
    }

    private static Properties config(URI store) {
        Properties config = new Properties();
        config.setProperty("drawbridge.store.endpoint", store.toString());
        config.setProperty("drawbridge.token-service.url", store.toString());
        return config;
    }
}
