package io.drawbridge.token.file;

import java.util.Objects;

/** Where in a file something is written; line and column count from 1. */
public record Place(String file, int line, int column) {

    public Place {
        Objects.requireNonNull(file, "file");
    }

    /** As editors and compilers write it. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
