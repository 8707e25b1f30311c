package io.drawbridge.devstack.stack;

import io.drawbridge.devstack.servers.ServerCommand;
import io.drawbridge.devstack.servers.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** One of the three services as a process of its own, from the jar that the build made. */
final class ServicePart implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration STOP_GRACE = Duration.ofSeconds(15);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final Part part;
    private final URI address;
    private final ServerProcess process;

    private ServicePart(Part part, URI address, ServerProcess process) {
        this.part = part;
        this.address = address;
        this.process = process;
    }

    /** Starts the service in its own folder below {@code data}; it is not ready yet. */
    static ServicePart start(Part part, URI address, Path project, Path data, Properties config) {
        Path jar = project.resolve(part.label).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.isRegularFile(jar)) {
            throw new StackFailure(part.label + " is not built: " + jar + " is missing");
        }
        Path folder = data.resolve(part.label);
        ServiceConfig.write(config, folder);
        var command = new ServerCommand(part.label, folder, commandLine(part, jar), Map.of(), STOP_GRACE);
        return new ServicePart(part, address, ServerProcess.start(command).stopOnlyWhenClosed());
    }

    /** Returns when the service says that it is ready. */
    void awaitReady() {
        process.awaitReady(this::isReady, START_LIMIT);
    }

    Part part() {
        return part;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The end of what the service logged. */
    String lastWords() {
        List<String> lines = process.lastLines();
        return lines.isEmpty() ? "nothing" : lines.get(lines.size() - 1);
    }

    /** SIGTERM; {@link #close()} waits for the end. */
    void terminate() {
        ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroy);
    }

    @Override
    public void close() {
        process.close();
    }

    private boolean isReady() {
        try {
            HttpRequest request = HttpRequest.newBuilder(address.resolve("/q/health/ready"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    // The heap that docs/operations.md promises for each service; the gateway's parts lie outside of it.
    private static List<String> commandLine(Part part, Path jar) {
        var line = new ArrayList<String>();
        line.add(ProcessHandle.current().info().command().orElse("java"));
        line.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
        if (part == Part.UPLOAD_GATEWAY) {
            line.add("-XX:MaxDirectMemorySize=256m");
        }
        line.addAll(List.of("-jar", jar.toString()));
        return line;
    }
}
