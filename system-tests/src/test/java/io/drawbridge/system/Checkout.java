package io.drawbridge.system;

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

    static Path file(String path) {
        return root().resolve(path);
    }
}
