package io.drawbridge.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * One rival with one shape, once.
 *
 * @param cpuSeconds of the server where there is one, else of the client
 * @param peakMiB of the same
 */
record UploadRun(String rival, UploadShape shape, double seconds, double cpuSeconds, long peakMiB) {

    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final long TICK_MILLIS = 20;

    static UploadRun measure(UploadRival rival, UploadShape shape, Path folder, Path scratch) throws Exception {
        Path times = scratch.resolve("times");
        Duration before = rival.server().map(MeasuredService::cpu).orElse(Duration.ZERO);
        rival.server().ifPresent(MeasuredService::forgetPeak);
        String script =
                "TIMEFORMAT='%R %U %S'; { time { " + rival.script().of(shape, folder) + "; }; } 2>'" + times + "'";
        ProcessBuilder builder = new ProcessBuilder("bash", "-euo", "pipefail", "-c", script);
        builder.environment().putAll(rival.environment());
        Process process = builder.redirectOutput(scratch.resolve("output").toFile())
                .redirectErrorStream(true)
                .start();
        long client = peakOf(process);
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(rival.name() + " failed with " + shape + ": " + Files.readString(times));
        }
        List<Double> clock = List.of(last(times).split(" ")).stream()
                .map(Double::parseDouble)
                .toList();
        return rival.server()
                .map(server -> new UploadRun(
                        rival.name(),
                        shape,
                        clock.get(0),
                        server.cpu().minus(before).toNanos() / 1e9,
                        server.peakResidentMiB()))
                .orElse(new UploadRun(rival.name(), shape, clock.get(0), clock.get(1) + clock.get(2), client));
    }

    double mibPerSecond() {
        return shape.gib() * 1024 / seconds;
    }

    double cpuPerGib() {
        return cpuSeconds / shape.gib();
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%-16s %-14s %7.2f s %7.1f MiB/s  CPU %.2f s/GiB  %d MiB",
                rival,
                shape,
                seconds,
                mibPerSecond(),
                cpuPerGib(),
                peakMiB);
    }

    private static String last(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return lines.get(lines.size() - 1);
    }

    /** The largest of what the shell started, looked at now and then: a process that has ended tells nothing. */
    private static long peakOf(Process process) throws InterruptedException {
        long peak = 0;
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!process.waitFor(TICK_MILLIS, TimeUnit.MILLISECONDS) && System.nanoTime() < end) {
            peak = Math.max(
                    peak,
                    process.descendants()
                            .mapToLong(child -> MeasuredService.peakResidentMiBOrZero(child.pid()))
                            .sum());
        }
        return peak;
    }
}
