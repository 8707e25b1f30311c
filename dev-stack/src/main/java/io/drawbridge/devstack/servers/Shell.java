package io.drawbridge.devstack.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Commands as a user types them, with the installed clients first in PATH and none of the developer's own settings. */
public final class Shell {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();

    /** @param tools a folder of executables, before all others */
    public Shell(Path folder, Path tools) {
        this.folder = folder;
        environment.put("PATH", tools + ":" + System.getenv("PATH"));
        environment.put("HOME", folder.toString());
    }

    /** One more variable of the environment, which holds nothing of the developer's. */
    public Shell with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Output of a script that must succeed. */
    public String run(String script) throws IOException, InterruptedException {
        Outcome outcome = attempt(script);
        if (outcome.status() != 0) {
            throw new AssertionError("status " + outcome.status() + " of: " + script + "\n" + outcome.output());
        }
        return outcome.output();
    }

    /** What came of a script, whatever it was. */
    public Outcome attempt(String script) throws IOException, InterruptedException {
        Path log = folder.resolve("shell-" + System.nanoTime() + ".log");
        var builder = new ProcessBuilder(List.of("bash", "-euo", "pipefail", "-c", script))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
            throw new AssertionError("not finished after " + LIMIT + ": " + script);
        }
        byte[] output = Files.readAllBytes(log);
        return new Outcome(process.exitValue(), new String(output, StandardCharsets.UTF_8));
    }

    /** Exit status and everything that was printed. */
    public record Outcome(int status, String output) {}
}
