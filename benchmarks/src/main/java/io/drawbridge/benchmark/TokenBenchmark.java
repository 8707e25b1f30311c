package io.drawbridge.benchmark;

import io.drawbridge.devstack.servers.SeaweedFs;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** {@code ./benchmarks/run token}: how fast credentials come from the cache, beside asking STS for each. */
public final class TokenBenchmark {

    private static final String BUCKET = "benchmark";
    private static final String EXPECTED = "xpiration\":\"";
    private static final int STS_THREADS = 4;

    private final TokenOptions options;
    private final String apiKey = UUID.randomUUID().toString();
    private final List<Measurement> credentials = new ArrayList<>();
    private final List<Measurement> container = new ArrayList<>();
    private final List<Measurement> sts = new ArrayList<>();

    private TokenBenchmark(TokenOptions options) {
        this.options = options;
    }

    public static void main(String[] arguments) throws Exception {
        TokenOptions options = new TokenOptions();
        try {
            new CommandLine(options).parseArgs(arguments);
        } catch (ParameterException e) {
            System.err.println("token: " + e.getMessage()); // console
            System.exit(2);
        }
        new TokenBenchmark(options).run();
    }

    private void run() throws Exception {
        Path folder = Files.createTempDirectory("benchmark-token-");
        try (SeaweedFs store = SeaweedFs.start(folder.resolve("seaweedfs"), BUCKET);
                MeasuredService service = start(folder.resolve("token-service"), store)) {
            TokenRequests requests = new TokenRequests(service.address(), BUCKET, apiKey);
            options.warming().run(service.address(), requests.credentials(), EXPECTED);
            options.warming().run(service.address(), requests.container(), EXPECTED);
            for (int round = 0; round < options.rounds; round++) {
                measure(store, service, requests);
            }
            report(store, service);
        }
    }

    private void measure(SeaweedFs store, MeasuredService service, TokenRequests requests) throws Exception {
        credentials.add(measured("`POST /v1/credentials`, cached", service::cpu, () -> options.load()
                .run(service.address(), requests.credentials(), EXPECTED)));
        container.add(measured("container door, cached", service::cpu, () -> options.load()
                .run(service.address(), requests.container(), EXPECTED)));
        long weed = store.process().pid();
        StsLoad load = new StsLoad(store, BUCKET, STS_THREADS, Duration.ofSeconds(options.seconds));
        sts.add(measured("SeaweedFS STS, each time", () -> MeasuredService.cpu(weed), load::run));
    }

    private static Measurement measured(String what, Callable<Duration> cpu, Callable<Latencies> load)
            throws Exception {
        Duration before = cpu.call();
        Latencies seen = load.call();
        Measurement measurement = new Measurement(what, seen, cpu.call().minus(before));
        System.out.println(measurement.line()); // console
        return measurement;
    }

    private void report(SeaweedFs store, MeasuredService service) throws Exception {
        String table =
                Measurement.HEADER + Measurement.row(credentials) + Measurement.row(container) + Measurement.row(sts);
        String command = service.commandLine()
                .replace(options.project.toString() + "/", "")
                .replaceFirst("^/\\S*/java ", "java ");
        String text = table + "\n" + options.rounds + " rounds of " + options.seconds + " s each, "
                + options.connections + " connections, " + options.rate + " requests/s asked of token-service, STS by "
                + STS_THREADS + " threads without pause. Peak resident memory: token-service "
                + service.peakResidentMiB() + " MiB, SeaweedFS "
                + MeasuredService.peakResidentMiB(store.process().pid()) + " MiB. Service: `" + command
                + "`, SeaweedFS " + SeaweedVersion.installed() + ". Machine, shared by service, store and load: "
                + Machine.describe() + "."
                + (options.note.isEmpty() ? "" : " Beside it: " + options.note + ".") + "\n";
        System.out.println("\n" + text); // console
        if (options.write) {
            new Document(options.project.resolve("docs/benchmarks.md"), "token").write(text);
        }
    }

    private MeasuredService start(Path folder, SeaweedFs store) throws Exception {
        int port = freePort();
        List<String> command = options.executable
                .map(file -> List.of(file.toAbsolutePath().toString()))
                .orElseGet(() -> List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-jar",
                        options.project
                                .resolve("token-service/target/quarkus-app/quarkus-run.jar")
                                .toString()));
        return MeasuredService.start(
                "token-service", folder, command, URI.create("http://127.0.0.1:" + port), config(port, store));
    }

    private Properties config(int port, SeaweedFs store) throws Exception {
        Properties config = new Properties();
        config.setProperty("quarkus.http.host", "127.0.0.1");
        config.setProperty("quarkus.http.port", Integer.toString(port));
        config.setProperty("drawbridge.store.endpoint", store.endpoint().toString());
        config.setProperty("drawbridge.store.profile", "seaweedfs");
        config.setProperty("drawbridge.signing.keys", UUID.randomUUID() + "-" + UUID.randomUUID());
        config.setProperty("drawbridge.issuer.access-key-id", store.issuer().accessKeyId());
        config.setProperty("drawbridge.issuer.secret-access-key", store.issuer().secretAccessKey());
        config.setProperty("drawbridge.issuer.probe-bucket", BUCKET);
        config.setProperty("drawbridge.api-keys.\"benchmark\".subject", "benchmark");
        config.setProperty("drawbridge.api-keys.\"benchmark\".sha256", sha256(apiKey));
        config.setProperty("drawbridge.limits.requests-per-second", "1000000");
        config.setProperty("drawbridge.grants.\"uploads\".subjects", "benchmark");
        config.setProperty("drawbridge.grants.\"uploads\".bucket", BUCKET);
        config.setProperty("drawbridge.grants.\"uploads\".keys", "uploads/*");
        config.setProperty("drawbridge.grants.\"uploads\".actions", "upload");
        return config;
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes()));
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
