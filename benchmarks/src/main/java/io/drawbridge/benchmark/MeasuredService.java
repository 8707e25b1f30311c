package io.drawbridge.benchmark;

import io.drawbridge.devstack.servers.FreePorts;
import io.drawbridge.devstack.servers.ServerCommand;
import io.drawbridge.devstack.servers.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Properties;

/** A packaged service as a process of its own, and what it takes of the machine. */
final class MeasuredService implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration STOP_GRACE = Duration.ofSeconds(15);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI address;
    private final List<String> command;
    private final ServerProcess process;

    private MeasuredService(URI address, List<String> command, ServerProcess process) {
        this.address = address;
        this.command = command;
        this.process = process;
    }

    /** Returns when the service is ready, on a free port. Its configuration and its log are in the folder. */
    static MeasuredService start(PackagedService service, Path folder, List<String> command, Properties config)
            throws IOException {
        URI address = freeAddress();
        config.setProperty("quarkus.http.host", address.getHost());
        config.setProperty("quarkus.http.port", Integer.toString(address.getPort()));
        Path file = folder.resolve("config").resolve("application.properties");
        Files.createDirectories(file.getParent());
        try (Writer writer = Files.newBufferedWriter(file)) {
            config.store(writer, null);
        }
        return start(service.label(), folder, command, address, "/q/health/ready", Map.of());
    }

    /** A server of somebody else, which is ready when it answers at all. */
    static MeasuredService startPlain(
            String name, Path folder, List<String> command, URI address, Map<String, String> environment)
            throws IOException {
        Files.createDirectories(folder);
        return start(name, folder, command, address, "/", environment);
    }

    private static MeasuredService start(
            String name,
            Path folder,
            List<String> command,
            URI address,
            String ready,
            Map<String, String> environment) {
        ServerProcess process = ServerProcess.start(new ServerCommand(name, folder, command, environment, STOP_GRACE));
        process.awaitReady(() -> isReady(address.resolve(ready)), START_LIMIT);
        return new MeasuredService(address, command, process);
    }

    static URI freeAddress() {
        return URI.create("http://127.0.0.1:" + FreePorts.next());
    }

    URI address() {
        return address;
    }

    List<String> command() {
        return command;
    }

    /** Since the start, in user and in system mode. */
    Duration cpu() {
        return cpu(process.pid());
    }

    static Duration cpu(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(handle -> handle.info().totalCpuDuration())
                .orElseThrow();
    }

    /** In MiB, the most since the start. */
    long peakResidentMiB() {
        return peakResidentMiB(process.pid());
    }

    /** In MiB, now. */
    long residentMiB() {
        return statusMiB(process.pid(), "VmRSS:");
    }

    static long peakResidentMiB(long pid) {
        return statusMiB(pid, "VmHWM:");
    }

    /** For a process that may have ended. */
    static long peakResidentMiBOrZero(long pid) {
        try {
            return peakResidentMiB(pid);
        } catch (UncheckedIOException | NoSuchElementException ended) {
            return 0;
        }
    }

    /** The most since the start is from now on the most since now. */
    void forgetPeak() {
        try {
            Files.writeString(Path.of("/proc", Long.toString(process.pid()), "clear_refs"), "5");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long statusMiB(long pid, String name) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.close();
    }

    private static boolean isReady(URI ready) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(ready).timeout(Duration.ofSeconds(5)).build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
