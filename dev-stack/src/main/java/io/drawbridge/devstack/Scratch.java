package io.drawbridge.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;

/** A temporary folder, which goes with all that is in it. */
public record Scratch(Path folder) implements AutoCloseable {

    /** @param name what the folder's name begins with */
    public static Scratch create(String name) {
        try {
            return new Scratch(Files.createTempDirectory(name + "-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path resolve(String name) {
        return folder.resolve(name);
    }

    @Override
    public void close() {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException ignored) {
            // somebody else has cleaned up
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }
}
