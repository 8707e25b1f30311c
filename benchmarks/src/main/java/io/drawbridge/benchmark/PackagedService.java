package io.drawbridge.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A service as it was built, run with the flags of its page. */
enum PackagedService {
    TOKEN_SERVICE("token-service"),
    UPLOAD_GATEWAY("upload-gateway", "-XX:MaxDirectMemorySize=256m"),
    SECRETS_BRIDGE("secrets-bridge");

    private final String label;
    private final List<String> flags;

    PackagedService(String label, String... flags) {
        this.label = label;
        this.flags = List.of(flags);
    }

    String label() {
        return label;
    }

    List<String> command(Path project) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC"));
        command.addAll(flags);
        command.add("-jar");
        command.add(project.resolve(label)
                .resolve("target/quarkus-app/quarkus-run.jar")
                .toString());
        return List.copyOf(command);
    }

    /** @param executable instead of the jar */
    List<String> command(Path project, Optional<Path> executable) {
        return executable.map(file -> List.of(file.toAbsolutePath().toString())).orElseGet(() -> command(project));
    }
}
