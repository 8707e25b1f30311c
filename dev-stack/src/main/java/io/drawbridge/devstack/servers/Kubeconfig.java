package io.drawbridge.devstack.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the file that tells a Kubernetes client where the API server is and who the client is. */
final class Kubeconfig {

    private static final String CONTENT =
            """
            apiVersion: v1
            kind: Config
            clusters: [{name: d, cluster: {server: "%s", certificate-authority: "%s"}}]
            users: [{name: d, user: {token: "%s"}}]
            contexts: [{name: d, context: {cluster: d, user: d, namespace: default}}]
            current-context: d
            """;

    private Kubeconfig() {}

    static Path write(Path file, URI server, Path caCertificate, String token) {
        try {
            return Files.writeString(file, CONTENT.formatted(server, caCertificate, token));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
