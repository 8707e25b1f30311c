package io.drawbridge.devstack.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A command-line tool, run to its end in a folder and with an environment of its own.
 *
 * @param executable path of the tool
 * @param folder working directory and home
 * @param environment added to {@code PATH} and {@code HOME}; nothing else is inherited
 */
record ToolCommand(Path executable, Path folder, Map<String, String> environment) {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    ToolCommand {
        environment = Map.copyOf(environment);
    }

    /** What the tool wrote to its standard output; throws {@link IllegalStateException} with its error output. */
    String run(String... arguments) {
        return runWithInput("", arguments);
    }

    /** As {@link #run}, with this text as standard input, which never shows up in the process list or an error. */
    String runWithInput(String input, String... arguments) {
        try {
            Path in = Files.createTempFile(folder, "in", null);
            Path out = Files.createTempFile(folder, "out", null);
            Path err = Files.createTempFile(folder, "err", null);
            try {
                Files.writeString(in, input);
                int status = runToEnd(List.of(arguments), in, out, err);
                if (status != 0) {
                    throw new IllegalStateException(describe(arguments) + " ended with status " + status + ": "
                            + Files.readString(err).strip());
                }
                return Files.readString(out, StandardCharsets.UTF_8);
            } finally {
                for (Path file : List.of(in, out, err)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(describe(arguments) + " could not be run", e);
        }
    }

    private int runToEnd(List<String> arguments, Path in, Path out, Path err) throws IOException {
        List<String> command = new ArrayList<>(List.of(executable.toString()));
        command.addAll(arguments);
        Process process = ServerCommand.builder(folder, command, environment)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            if (process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            throw new IllegalStateException(command + " took longer than " + LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(command + " was interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private String describe(String... arguments) {
        return executable.getFileName() + " " + String.join(" ", arguments);
    }
}
