package io.drawbridge.devstack.stack;

import io.drawbridge.devstack.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the stack keeps objects, logs and the configuration of its services. */
final class DataFolder implements AutoCloseable {
    private final Path path;
    private final Optional<Scratch> scratch;

    private DataFolder(Path path, Optional<Scratch> scratch) {
        this.path = path;
        this.scratch = scratch;
    }

    /** The folder that was named, which stays, or one that goes with the stack. */
    static DataFolder of(Optional<Path> named) {
        if (named.isEmpty()) {
            Scratch scratch = Scratch.create("drawbridge");
            return new DataFolder(scratch.folder(), Optional.of(scratch));
        }
        try {
            return new DataFolder(Files.createDirectories(named.get().toAbsolutePath()), Optional.empty());
        } catch (IOException e) {
            throw new StackFailure("cannot make the data folder: " + e.getMessage(), e);
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        scratch.ifPresent(Scratch::close);
    }
}
