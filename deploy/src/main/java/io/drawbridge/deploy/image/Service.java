package io.drawbridge.deploy.image;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A service that images are made of, where the build left it. */
enum Service {
    TOKEN_SERVICE(8181, "Vends scoped, short-lived S3 credentials through STS"),
    UPLOAD_GATEWAY(8182, "Streams uploads into S3 multipart parts"),
    SECRETS_BRIDGE(8183, "Serves Vault KV reads to External Secrets");

    final int port;
    final String description;

    Service(int port, String description) {
        this.port = port;
        this.description = description;
    }

    /** As its module, its chart and its image are called. */
    String label() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    static Service named(String label) {
        return Arrays.stream(values())
                .filter(service -> service.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no service '" + label + "'; there are " + String.join(", ", labels())));
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(Service::label).toList();
    }

    /** The folder of the jar and its libraries. */
    Path jars(Path project) {
        return built(project.resolve(label()).resolve("target/quarkus-app"));
    }

    /** The native executable. */
    Path executable(Path project) {
        return built(project.resolve(label()).resolve("target/" + label() + "-runner"));
    }

    private Path built(Path path) {
        if (!Files.exists(path)) {
            throw new IllegalArgumentException(label() + " is not built: " + path + " is missing");
        }
        return path;
    }
}
