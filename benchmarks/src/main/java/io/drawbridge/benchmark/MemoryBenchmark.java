package io.drawbridge.benchmark;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

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
        MemoryOptions options = new MemoryOptions();
        try {
            new CommandLine(options).parseArgs(arguments);
        } catch (ParameterException e) {
            System.err.println("memory: " + e.getMessage()); // console
            System.exit(2);
        }
        new MemoryBenchmark(options).run();
    }

    private void run() throws Exception {
        Path folder = Files.createTempDirectory("benchmark-memory-");
        StringBuilder table = new StringBuilder(HEADER);
        try (DiscardingStore store = DiscardingStore.start()) {
            table.append(measure(folder.resolve("one"), store, 1, options.large << 20, 96));
            table.append(measure(folder.resolve("many"), store, options.uploads, options.each << 20, 1024));
        }
        String text = table
                + "\nBodies of unknown length into a store that discards, plain HTTP on one machine, a new process"
                + " for each row: `"
                + String.join(" ", command())
                        .replaceFirst("^/\\S*/java ", "java ")
                        .replace(options.project.toString() + "/", "")
                + "`. Machine: " + Machine.describe() + "."
                + (options.note.isEmpty() ? "" : " Beside it: " + options.note + ".") + "\n";
        System.out.println("\n" + text); // console
        if (options.write) {
            new Document(options.project.resolve("docs/benchmarks.md"), "memory").write(text);
        }
    }

    private String measure(Path folder, DiscardingStore store, int uploads, long length, int goal) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + freePort());
        try (MeasuredService gateway = MeasuredService.start(
                "upload-gateway", folder, command(), address, config(address.getPort(), store.endpoint()))) {
            long idle = gateway.residentMiB();
            Duration cpu = gateway.cpu();
            long begun = System.nanoTime();
            List<Integer> answers = new Sender(address, length).send(uploads);
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
        return List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:MaxDirectMemorySize=192m",
                "-jar",
                options.project
                        .resolve("upload-gateway/target/quarkus-app/quarkus-run.jar")
                        .toString());
    }

    private static Properties config(int port, URI store) {
        Properties config = new Properties();
        config.setProperty("quarkus.http.host", "127.0.0.1");
        config.setProperty("quarkus.http.port", Integer.toString(port));
        config.setProperty("drawbridge.store.endpoint", store.toString());
        config.setProperty("drawbridge.token-service.url", store.toString());
        return config;
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
