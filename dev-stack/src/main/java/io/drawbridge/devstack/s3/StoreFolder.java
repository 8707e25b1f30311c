package io.drawbridge.devstack.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;

/** Where the objects are kept, and whether they are to go when the store stops. */
public final class StoreFolder implements AutoCloseable {

    private final Path path;
    private final boolean temporary;

    private StoreFolder(Path path, boolean temporary) {
        this.path = Objects.requireNonNull(path, "path");
        this.temporary = temporary;
    }

    public static StoreFolder temporary() {
        try {
            return new StoreFolder(Files.createTempDirectory("embedded-s3-"), true);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create a folder for objects", e);
        }
    }

    /** Is created if it is not there. */
    public static StoreFolder given(Path path) {
        try {
            return new StoreFolder(Files.createDirectories(path), false);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the folder for objects " + path, e);
        }
    }

    public Path path() {
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
        } catch (NoSuchFileException ignored) {
            // somebody else has cleaned up
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + path, e);
        }
    }
}
