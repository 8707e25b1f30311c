package io.drawbridge.deploy.charts;

import io.drawbridge.deploy.tool.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A chart that installs what the version before of one of ours made, kept as src/test/resources/previous/&lt;chart&gt;.yaml:
 * the render of release r with the example {@code minimal}. It is renewed when a version is released.
 */
final class PreviousVersion {

    private PreviousVersion() {}

    static Path write(Chart chart, Path folder) {
        try {
            String manifest = Files.readString(Sources.deploy("src/test/resources/previous/" + chart + ".yaml"));
            Files.createDirectories(folder.resolve("templates"));
            Files.writeString(
                    folder.resolve("Chart.yaml"), "apiVersion: v2\nname: %s\nversion: 0.0.1\n".formatted(chart));
            Files.writeString(
                    folder.resolve("templates/all.yaml"), manifest.replace("NAMESPACE", "{{ .Release.Namespace }}"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
