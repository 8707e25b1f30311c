package io.drawbridge.devstack.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the stack keeps objects, logs and the configuration of its services. */
final class DataFolder implements AutoCloseable {
    private final Path path;
    private final boolean temporary;

    private DataFolder(Path path, boolean temporary) {
        this.path = path;
        this.temporary = temporary;
    }

    /** The folder that was named, which stays, or one that goes with the stack. */
    static DataFolder of(Optional<Path> named) {
        try {
            if (named.isPresent()) {
                return new DataFolder(Files.createDirectories(named.get().toAbsolutePath()), false);
            }
            return new DataFolder(Files.createTempDirectory("drawbridge-"), true);
        } catch (IOException e) {
            throw new StackFailure("cannot make the data folder: " + e.getMessage(), e);
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        if (!temporary) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
