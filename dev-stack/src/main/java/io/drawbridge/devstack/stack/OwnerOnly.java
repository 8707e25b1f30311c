package io.drawbridge.devstack.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that hold credentials: nobody but their owner may read them, from the first moment on. */
final class OwnerOnly {
    private OwnerOnly() {}

    /** Creates an empty file of mode 0600 in the place of whatever was there. */
    static void create(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
}
