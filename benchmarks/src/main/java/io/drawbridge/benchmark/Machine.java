package io.drawbridge.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Where a figure was taken. */
final class Machine {

    private Machine() {}

    static String describe() throws IOException {
        return String.format(
                Locale.ROOT,
                "%d cores (%s), %d GiB, Linux %s, JDK %s, load of the last minute %s",
                Runtime.getRuntime().availableProcessors(),
                value("/proc/cpuinfo", "model name"),
                Long.parseLong(value("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) >> 20,
                System.getProperty("os.version"),
                System.getProperty("java.version"),
                Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
    }

    private static String value(String file, String name) throws IOException {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("0");
        }
    }
}
