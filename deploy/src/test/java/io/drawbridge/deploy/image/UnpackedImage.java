package io.drawbridge.deploy.image;

import com.fasterxml.jackson.databind.JsonNode;
import io.drawbridge.devstack.servers.ServerCommand;
import io.drawbridge.devstack.servers.ServerProcess;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * An image as a container would run it, without an engine: its files as the root, read-only as in the charts, with
 * {@code /tmp} and {@code /etc/drawbridge} mounted, by its own entrypoint, environment, folder and user. Network and
 * processes are this machine's. Needs root, to make the mounts in a namespace of their own; they go with the process, which is
 * the service itself, since each command takes the place of the one before.
 */
final class UnpackedImage {

    private static final String MOUNT_AND_RUN =
            """
            set -e
            root=$1 config=$2 folder=$3 user=$4
            shift 4
            /bin/mount --bind "$root" "$root"
            /bin/mount --rbind /dev "$root/dev"
            /bin/mount --rbind /proc "$root/proc"
            /bin/mount -t tmpfs tmpfs "$root/tmp"
            /bin/mount --bind "$config" "$root/etc/drawbridge"
            /bin/mount -o remount,bind,ro "$root"
            exec /usr/bin/setpriv --no-new-privs /usr/bin/unshare --root="$root" --wd="$folder" -S "$user" -G "$user" "$@"
            """;

    private final ImageArchive image;
    private final Path folder;

    UnpackedImage(ImageArchive image, Path folder) throws IOException {
        this.image = image;
        this.folder = folder;
        for (String mount : List.of("dev", "proc", "tmp", "etc/drawbridge")) {
            Files.createDirectories(root().resolve(mount));
        }
        image.unpackTo(root());
    }

    /** All files of the image; nothing is written here while it runs. */
    Path root() {
        return folder.resolve("root");
    }

    /** Starts it with these settings where the charts mount them; it need not answer yet. */
    ServerProcess start(Properties settings) throws IOException {
        Path config = Files.createDirectories(folder.resolve("config"));
        try (Writer writer = Files.newBufferedWriter(config.resolve("application.properties"))) {
            settings.store(writer, null);
        }
        JsonNode process = image.config().path("config");
        List<String> command =
                new ArrayList<>(List.of("/usr/bin/unshare", "--mount", "/bin/sh", "-c", MOUNT_AND_RUN, "sh"));
        command.addAll(List.of(root().toString(), config.toString()));
        command.add(process.path("WorkingDir").asText());
        command.add(process.path("User").asText());
        process.path("Entrypoint").forEach(argument -> command.add(argument.asText()));
        return ServerProcess.start(
                new ServerCommand("image", folder, command, environment(process, settings), Duration.ofSeconds(10)));
    }

    private static Map<String, String> environment(JsonNode process, Properties settings) {
        Map<String, String> environment = new HashMap<>();
        for (JsonNode variable : process.path("Env")) {
            String[] nameAndValue = variable.asText().split("=", 2);
            environment.put(nameAndValue[0], nameAndValue[1]);
        }
        environment.put("HOME", "/");
        // As in the charts: the Vault client takes its settings before Quarkus has read the file.
        settings.stringPropertyNames().stream()
                .filter(name -> name.startsWith("drawbridge.upstream."))
                .forEach(name -> environment.put(variable(name), settings.getProperty(name)));
        environment.put("QUARKUS_CONFIG_LOCATIONS", "/etc/drawbridge/application.properties");
        return environment;
    }

    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
