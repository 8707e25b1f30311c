package io.drawbridge.devstack.servers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The servers and clients that {@code ./dev-stack/install-servers} put on this machine. */
public final class InstalledServers {

    /** What somebody has to do who lacks a server. */
    static final String HOW_TO_INSTALL = "run ./dev-stack/install-servers";

    private final Path root;

    InstalledServers(Path root) {
        this.root = Objects.requireNonNull(root, "root");
    }

    /** The folder that {@code install-servers} uses too: {@code DRAWBRIDGE_TOOLS}, else one in the user's cache. */
    public static InstalledServers onThisMachine() {
        return new InstalledServers(environment("DRAWBRIDGE_TOOLS")
                .map(Path::of)
                .orElseGet(() -> userCache().resolve("drawbridge").resolve("tools")));
    }

    /** The executable of this name, such as {@code weed}, if it is installed. */
    public Optional<Path> find(String name) {
        return Optional.of(root.resolve("bin").resolve(name)).filter(Files::isExecutable);
    }

    /** The executable of this name; throws {@link IllegalStateException} that says how to install it. */
    public Path require(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalStateException(
                        "'" + name + "' is not installed in " + root + "; " + HOW_TO_INSTALL));
    }

    /** The folder of a tool, such as {@code external-secrets}, for what it brings besides executables. */
    public Path folder(String tool) {
        Path folder = root.resolve(tool);
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException("there is no folder " + folder + "; " + HOW_TO_INSTALL);
        }
        return folder;
    }

    /** Those of the names that are not installed. */
    List<String> missing(List<String> names) {
        return names.stream().filter(name -> find(name).isEmpty()).toList();
    }

    private static Path userCache() {
        return environment("XDG_CACHE_HOME")
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"));
    }

    private static Optional<String> environment(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }
}
