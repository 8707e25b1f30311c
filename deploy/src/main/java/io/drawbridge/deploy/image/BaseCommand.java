package io.drawbridge.deploy.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Makes a base image of this machine's JDK; the program behind {@code deploy/images/base}. */
public final class BaseCommand {

    private BaseCommand() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path scratch = Files.createTempDirectory("java-base");
        try {
            JavaBase.write(Path.of(arguments[0]).toAbsolutePath(), scratch);
        } catch (IOException e) {
            System.err.println("base: " + e.getMessage()); // console
            System.exit(1);
        } finally {
            delete(scratch);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
