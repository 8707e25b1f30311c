package io.drawbridge.devstack.s3;

import io.drawbridge.devstack.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the objects are kept, and whether they are to go when the store stops. */
public final class StoreFolder implements AutoCloseable {

    private final Path path;
    private final Optional<Scratch> scratch;

    private StoreFolder(Path path, Optional<Scratch> scratch) {
        this.path = path;
        this.scratch = scratch;
    }

    public static StoreFolder temporary() {
        Scratch scratch = Scratch.create("embedded-s3");
        return new StoreFolder(scratch.folder(), Optional.of(scratch));
    }

    /** Is created if it is not there. */
    public static StoreFolder given(Path path) {
        try {
            return new StoreFolder(Files.createDirectories(path), Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the folder for objects " + path, e);
        }
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        scratch.ifPresent(Scratch::close);
    }
}
