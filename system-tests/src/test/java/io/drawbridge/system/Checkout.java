package io.drawbridge.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The checkout that the tests run in. */
final class Checkout {
    private Checkout() {}

    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(folder.resolve("dev-stack/up"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("not below a checkout: there is no dev-stack/up");
            }
        }
        return folder;
    }

    /** A checkout in that folder: links to these parts, and a copy of a document that a command will write to. */
    static Path borrow(Path folder, String document, String... parts) throws IOException {
        Path copy = folder.resolve(document);
        Files.createDirectories(copy.getParent());
        Files.copy(file(document), copy);
        for (String part : parts) {
            Files.createSymbolicLink(folder.resolve(part), file(part));
        }
        return folder;
    }

    static Path file(String path) {
        return root().resolve(path);
    }
}
