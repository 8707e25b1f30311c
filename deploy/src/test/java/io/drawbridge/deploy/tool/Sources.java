package io.drawbridge.deploy.tool;

import java.nio.file.Path;

/** Files of the repository; Maven runs tests in the module's folder. */
public final class Sources {

    private static final Path DEPLOY = Path.of("").toAbsolutePath();

    private Sources() {}

    /** A file of this module. */
    public static Path deploy(String path) {
        return DEPLOY.resolve(path);
    }

    /** A file of the repository. */
    public static Path repository(String path) {
        return DEPLOY.getParent().resolve(path);
    }
}
