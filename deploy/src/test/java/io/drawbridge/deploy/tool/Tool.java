package io.drawbridge.deploy.tool;

import io.drawbridge.devstack.servers.InstalledServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A command-line tool, such as {@code helm3}, {@code helm4}, {@code kubectl} or a script of this module.
 *
 * @param executable path of the tool
 * @param folder working directory and home
 * @param environment added to {@code PATH} and {@code HOME}; nothing else is inherited
 */
public record Tool(Path executable, Path folder, Map<String, String> environment) {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    public Tool {
        environment = Map.copyOf(environment);
    }

    /** A tool that {@code install-servers} installed, working in this folder. */
    public static Tool installed(String name, Path folder) {
        return new Tool(InstalledServers.onThisMachine().require(name), folder.toAbsolutePath(), Map.of());
    }

    /** A file of this module, such as {@code debug/debug-pod}, working in this folder. */
    public static Tool script(String path, Path folder) {
        return new Tool(Sources.deploy(path), folder.toAbsolutePath(), Map.of());
    }

    public Tool with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new Tool(executable, folder, more);
    }

    public Tool withKubeconfig(Path kubeconfig) {
        return with("KUBECONFIG", kubeconfig.toString());
    }

    public Output run(String... arguments) {
        return runWithInput("", arguments);
    }

    /** As {@link #run}, with this text as standard input. */
    public Output runWithInput(String input, String... arguments) {
        try {
            Path in = Files.createTempFile(folder, "in", null);
            Path out = Files.createTempFile(folder, "out", null);
            Path err = Files.createTempFile(folder, "err", null);
            try {
                Files.writeString(in, input);
                int status = runToEnd(List.of(arguments), in, out, err);
                return new Output(status, Files.readString(out), Files.readString(err));
            } finally {
                for (Path file : List.of(in, out, err)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(executable + " could not be run", e);
        }
    }

    private int runToEnd(List<String> arguments, Path in, Path out, Path err) throws IOException {
        Process process = builder(arguments)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            if (process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            throw new AssertionError(executable + " took longer than " + LIMIT + ": " + arguments);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(executable + " was interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** The process as it would be started, for tests that end it themselves. */
    public ProcessBuilder builder(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(executable.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().retainAll(List.of("PATH", "LC_ALL"));
        builder.environment().put("HOME", folder.toString());
        builder.environment().putAll(environment);
        return builder;
    }
}
