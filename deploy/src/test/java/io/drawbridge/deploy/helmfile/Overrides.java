package io.drawbridge.deploy.helmfile;

import io.drawbridge.deploy.tool.Sources;
import io.drawbridge.devstack.servers.InstalledServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the tests change in an environment: charts from elsewhere are out of reach, and no kubelet makes a pod ready. */
final class Overrides {

    private Overrides() {}

    /** A stand-in for the vault's chart that keeps its values, and External Secrets' own chart. */
    static Path write(Path folder, String... more) {
        Path standIn = Sources.deploy("src/test/charts/stand-in");
        Path externalSecrets =
                InstalledServers.onThisMachine().folder("external-secrets").resolve("chart");
        String values =
                """
                setup: {wait: false}
                charts:
                  openbao: {path: %1$s}
                  vault: {path: %1$s}
                  external-secrets: {path: %2$s}
                # The definitions are applied from their files, and a webhook that nobody answers would refuse everything.
                external-secrets:
                  installCRDs: false
                  webhook: {create: false}
                  certController: {create: false}
                """
                        .formatted(standIn, externalSecrets);
        try {
            return Files.writeString(
                    Files.createTempFile(folder, "overrides", ".yaml"), values + String.join("\n", more) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
