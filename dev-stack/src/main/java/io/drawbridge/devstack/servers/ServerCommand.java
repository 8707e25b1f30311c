package io.drawbridge.devstack.servers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How a server is started and stopped.
 *
 * @param name of the log file, without {@code .log}
 * @param folder working directory, home and place of the log
 * @param command executable and arguments
 * @param environment added to {@code PATH} and {@code HOME}; nothing else is inherited, so that a developer's AWS,
 *     Vault or Kubernetes settings never reach a test
 * @param grace time between SIGTERM and SIGKILL
 */
public record ServerCommand(
        String name, Path folder, List<String> command, Map<String, String> environment, Duration grace) {

    private static final Duration GRACE = Duration.ofSeconds(2);

    public ServerCommand {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(folder, "folder");
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        if (command.isEmpty() || grace.isNegative()) {
            throw new IllegalArgumentException("a command and a grace of zero or more are needed for " + name);
        }
    }

    ServerCommand(String name, Path folder, List<String> command, Map<String, String> environment) {
        this(name, folder, command, environment, GRACE);
    }

    /** Where the output goes. */
    public Path log() {
        return folder.resolve(name + ".log");
    }

    /** Starts the child; its output is appended to {@link #log()}. */
    Process start() throws IOException {
        Files.createDirectories(folder);
        File log = log().toFile();
        return builder(folder, command, environment)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }

    static ProcessBuilder builder(Path folder, List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        Map<String, String> clean = new HashMap<>();
        clean.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
        clean.put("HOME", folder.toString());
        clean.putAll(environment);
        builder.environment().clear();
        builder.environment().putAll(clean);
        return builder;
    }
}
