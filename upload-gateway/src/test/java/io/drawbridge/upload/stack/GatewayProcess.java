package io.drawbridge.upload.stack;

import static org.awaitility.Awaitility.await;

import io.drawbridge.devstack.FaultInjector;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged gateway as a process of its own, which can get signals, with everything around it. */
public final class GatewayProcess implements AutoCloseable {

    public static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Path EXECUTABLE = Path.of("target/upload-gateway-runner");
    private static final Duration START = Duration.ofSeconds(60);

    private final GatewayStack stack;
    private final Map<String, String> settings;
    private final int port;
    private final Path output;
    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();

    private GatewayProcess(GatewayStack stack, Map<String, String> settings, int port, Path output, Process process) {
        this.stack = stack;
        this.settings = settings;
        this.port = port;
        this.output = output;
        this.process = process;
    }

    /** Whether there is a jar or a native executable to start. */
    public static boolean isPackaged() {
        return Files.exists(JAR) || Files.exists(EXECUTABLE);
    }

    /** @param folder for its output */
    public static GatewayProcess start(Path folder, String... options) throws IOException {
        return startOn("embedded", folder, options);
    }

    /** @param store {@code embedded} or {@code seaweedfs} */
    public static GatewayProcess startOn(String store, Path folder, String... options) throws IOException {
        GatewayStack stack = new GatewayStack();
        stack.init(Map.of("store", store));
        return start(stack, stack.start(), folder, List.of(options));
    }

    /** One more replica, with the same things around it; it does not close them. */
    public GatewayProcess replica(Path folder, String... options) throws IOException {
        return start(stack, settings, folder, List.of(options));
    }

    /** SIGKILL. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** SIGKILL; another process takes its place, with everything around it as it is. */
    public GatewayProcess killAndStartAgain(Path folder, List<String> options) throws Exception {
        process.destroyForcibly().waitFor();
        return start(stack, settings, folder, options);
    }

    private static GatewayProcess start(
            GatewayStack stack, Map<String, String> settings, Path folder, List<String> options) throws IOException {
        int port = freePort();
        Path output = folder.resolve("gateway-" + port);
        List<String> arguments =
                new ArrayList<>(List.of("-Xmx128m", "-Dquarkus.http.host=127.0.0.1", "-Dquarkus.http.port=" + port));
        settings.forEach((name, value) -> arguments.add("-D" + name + "=" + value));
        arguments.addAll(options);
        arguments.add("-Ddrawbridge.limits.idle-timeout=60s");
        Process process = new ProcessBuilder(command(arguments))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        GatewayProcess gateway = new GatewayProcess(stack, settings, port, output, process);
        await().atMost(START).ignoreExceptions().until(() -> gateway.get("/q/health/started")
                .contains("UP"));
        return gateway;
    }

    private static List<String> command(List<String> arguments) {
        boolean isNative = !Files.exists(JAR);
        List<String> command = new ArrayList<>();
        command.add(
                isNative
                        ? EXECUTABLE.toAbsolutePath().toString()
                        : Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString());
        command.addAll(arguments);
        if (!isNative) {
            command.addAll(List.of("-jar", JAR.toString()));
        }
        return command;
    }

    public int port() {
        return port;
    }

    public StoreUnderTest store() {
        return stack.store();
    }

    public FaultInjector faults() {
        return stack.faults();
    }

    public RawClient client() {
        return new RawClient(port);
    }

    /** Whether this is in its log. */
    public boolean logged(String text) throws IOException {
        return Files.readString(output).contains(text);
    }

    /** Whether an upload is going on. */
    public boolean isAtIt() throws Exception {
        return get("/q/metrics").contains("drawbridge_uploads_in_flight 1.0");
    }

    /** As Prometheus reads them. */
    public String metrics() throws IOException, InterruptedException {
        return get("/q/metrics");
    }

    /** The sum of a metric over its tags. */
    public double metric(String name) throws IOException, InterruptedException {
        return new Prometheus(get("/q/metrics")).value(name);
    }

    /** SIGTERM. */
    public void terminate() {
        process.destroy();
    }

    /** Whether it ended by itself. */
    public boolean awaitEnd(Duration limit) throws InterruptedException {
        return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private String get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        stack.stop();
    }
}
