package io.drawbridge.devstack.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A server that runs as a child of this JVM, writes to a log file and is gone when the JVM is gone. */
public final class ServerProcess implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration KILL_LIMIT = Duration.ofSeconds(10);
    private static final int SHOWN_LINES = 20;

    private final ServerCommand command;
    private final Process process;
    private final Thread hook;

    private ServerProcess(ServerCommand command, Process process) {
        this.command = command;
        this.process = process;
        this.hook = new Thread(process::destroyForcibly, "kill-" + command.name());
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Starts the server; it need not answer yet. */
    public static ServerProcess start(ServerCommand command) {
        try {
            return new ServerProcess(command, command.start());
        } catch (IOException e) {
            throw new UncheckedIOException(command.name() + " could not be started", e);
        }
    }

    /**
     * Returns when the condition holds. If the server ends before, or the limit passes, it is stopped, and the
     * {@link IllegalStateException} shows the last lines of its log.
     */
    public ServerProcess awaitReady(BooleanSupplier ready, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            while (!ready.getAsBoolean()) {
                if (process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw failure("ended with status " + process.exitValue());
                }
                if (System.nanoTime() > deadline) {
                    throw failure("was not ready after " + limit.toMillis() + " ms");
                }
            }
            return this;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("was interrupted while it started");
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** For owners that stop their servers in an order of their own when the JVM ends: from now on only they do. */
    public ServerProcess stopOnlyWhenClosed() {
        forget();
        return this;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** All that the server wrote since it was started for the first time in its folder. */
    public Path log() {
        return command.log();
    }

    /** SIGKILL, and returns when the process is gone: what a power failure looks like. */
    public void kill() {
        process.destroyForcibly();
        awaitGone(KILL_LIMIT);
        forget();
    }

    /** SIGTERM, SIGKILL if the server takes longer than its grace, and returns when the process is gone. */
    @Override
    public void close() {
        process.destroy();
        awaitGone(command.grace());
        kill();
    }

    private void awaitGone(Duration limit) {
        try {
            process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ignored) {
            // The JVM is going down: the hook runs anyway.
        }
    }

    private IllegalStateException failure(String what) {
        kill();
        return new IllegalStateException(
                command.name() + " " + what + "; last lines of " + log() + ":\n" + String.join("\n", lastLines()));
    }

    /** The end of the log, for somebody who has to find out why the server does not run. */
    public List<String> lastLines() {
        try {
            List<String> lines = new String(Files.readAllBytes(log()), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size());
        } catch (IOException e) {
            return List.of("(not readable: " + e.getMessage() + ")");
        }
    }
}
