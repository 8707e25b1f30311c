package io.drawbridge.token.file;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What a file says, and says again when it changes. Looks at the content and not at times or names: Kubernetes renews a
 * mount by swapping a symbolic link. What cannot be used changes nothing.
 */
public final class WatchedFile<T> {

    private final String property;
    private final Path path;
    private final BiFunction<String, String, T> reader;

    private volatile T current;
    private volatile Optional<FileFormatException> trouble = Optional.empty();
    private String content;

    /** What looking again has led to. */
    enum Change {
        NONE,
        RELOADED,
        REFUSED
    }

    /**
     * Reads it for the first time; the reader gets the file's name and its content.
     *
     * @throws FileFormatException if that is not possible
     */
    WatchedFile(String property, Path path, BiFunction<String, String, T> reader) {
        this.property = Objects.requireNonNull(property, "property");
        this.path = Objects.requireNonNull(path, "path");
        this.reader = Objects.requireNonNull(reader, "reader");
        this.content = FileContent.read(path);
        this.current = Objects.requireNonNull(reader.apply(path.toString(), content), "read");
    }

    /** What the last usable content said. */
    public T current() {
        return current;
    }

    /** What is wrong with the content that is there now; empty if it is the one in use. */
    public Optional<FileFormatException> trouble() {
        return trouble;
    }

    /** The key of the configuration that names the file. */
    public String property() {
        return property;
    }

    /** Looks at the file; to be called by one thread at a time. */
    Change poll() {
        try {
            String now = readOrForget();
            if (now.equals(content)) {
                return Change.NONE;
            }
            content = now;
            current = Objects.requireNonNull(reader.apply(path.toString(), now), "read");
            trouble = Optional.empty();
            return Change.RELOADED;
        } catch (FileFormatException e) {
            boolean known = trouble.filter(before -> before.getMessage().equals(e.getMessage()))
                    .isPresent();
            trouble = Optional.of(e);
            return known ? Change.NONE : Change.REFUSED;
        }
    }

    /** A file that comes back is read again, even if it says what it said before it went. */
    private String readOrForget() {
        try {
            return FileContent.read(path);
        } catch (FileFormatException e) {
            content = null;
            throw e;
        }
    }
}
