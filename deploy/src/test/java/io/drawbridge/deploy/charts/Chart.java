package io.drawbridge.deploy.charts;

import io.drawbridge.deploy.tool.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The chart of a service, by the service's name. */
record Chart(String name) {

    static final List<String> NAMES = List.of("token-service", "upload-gateway", "secrets-bridge");

    static final Path LIBRARY = Sources.deploy("charts/service-common");

    static Stream<Chart> all() {
        return NAMES.stream().map(Chart::new);
    }

    /** Values that a chart must take, such as {@code minimal} and {@code knative}. */
    static List<String> examples() {
        try (Stream<Path> files = Files.list(Sources.deploy("charts/ci"))) {
            return files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String example(String name) {
        return "--values=" + Sources.deploy("charts/ci/" + name + ".yaml");
    }

    Path folder() {
        return Sources.deploy("charts/" + name);
    }

    @Override
    public String toString() {
        return name;
    }
}
