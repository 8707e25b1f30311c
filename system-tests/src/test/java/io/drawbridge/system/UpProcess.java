package io.drawbridge.system;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code ./dev-stack/up} as somebody at a terminal starts it. */
final class UpProcess implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

    private final Process process;
    private final Path output;

    private UpProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static UpProcess start(Path folder, Map<String, String> environment, String... arguments) {
        var command =
                new ArrayList<String>(List.of(Checkout.file("dev-stack/up").toString()));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("up-" + System.nanoTime() + ".log");
        try {
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            return new UpProcess(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The ready file's content, as soon as it is there. */
    Map<String, String> awaitReady(Path readyFile) throws Exception {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!Files.exists(readyFile)) {
            if (process.waitFor(100, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new IllegalStateException("the stack did not get ready:\n" + output());
            }
        }
        return JSON.readValue(readyFile.toFile(), new TypeReference<>() {});
    }

    /** Waits for the end; the exit status. */
    int awaitEnd() throws Exception {
        if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("up did not end within " + STOP_LIMIT + ":\n" + output());
        }
        return process.exitValue();
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    List<ProcessHandle> children() {
        return process.descendants().toList();
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws Exception {
        terminate();
        awaitEnd();
    }
}
