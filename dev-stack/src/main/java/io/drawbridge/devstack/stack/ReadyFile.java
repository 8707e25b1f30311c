package io.drawbridge.devstack.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** The JSON object that tells scripts where everything is; it exists exactly while everything answers. */
final class ReadyFile implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path file;

    private ReadyFile(Path file) {
        this.file = file;
    }

    /** Removes what an earlier run may have left, and makes sure that the file can be written later. */
    static ReadyFile at(Path file) {
        try {
            Path absolute = file.toAbsolutePath();
            Files.createDirectories(absolute.getParent());
            Files.deleteIfExists(absolute);
            return new ReadyFile(absolute);
        } catch (IOException e) {
            throw new StackFailure("cannot write the ready file " + file + ": " + e.getMessage(), e);
        }
    }

    /** Appears at once and whole, and only its owner can read it. */
    void write(Map<String, String> content) {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try {
            OwnerOnly.create(draft);
            Files.writeString(draft, JSON.writeValueAsString(content) + "\n");
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StackFailure("cannot write the ready file " + file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
