package io.drawbridge.devstack.stack;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of {@code dev-stack/up}, which also holds the help text: it must answer before anything is built. */
@Command(name = "up")
final class StackOptions {
    @Option(names = "--token-service-port")
    Optional<Integer> tokenServicePort = Optional.empty();

    @Option(names = "--upload-gateway-port")
    Optional<Integer> uploadGatewayPort = Optional.empty();

    @Option(names = "--secrets-bridge-port")
    Optional<Integer> secretsBridgePort = Optional.empty();

    @Option(names = "--s3-port")
    Optional<Integer> s3Port = Optional.empty();

    @Option(names = "--vault-port")
    Optional<Integer> vaultPort = Optional.empty();

    @Option(names = "--kubernetes-port")
    Optional<Integer> kubernetesPort = Optional.empty();

    @Option(names = "--page-origin")
    Optional<String> pageOrigin = Optional.empty();

    @Option(names = "--free-ports")
    boolean freePorts;

    @Option(names = "--ready-file")
    Optional<Path> readyFile = Optional.empty();

    @Option(names = "--data")
    Optional<Path> data = Optional.empty();

    @Option(names = "--servers")
    boolean servers;

    @Option(names = "--no-build", description = "for the script, which has acted on it already")
    boolean noBuild;

    @Option(names = "--project", hidden = true, description = "the checkout whose services run")
    Path project = Path.of("").toAbsolutePath();

    StackPorts ports() {
        return freePorts ? StackPorts.free(wantedPorts()) : StackPorts.of(wantedPorts());
    }

    private Map<Part, Integer> wantedPorts() {
        var wanted = new EnumMap<Part, Integer>(Part.class);
        tokenServicePort.ifPresent(port -> wanted.put(Part.TOKEN_SERVICE, port));
        uploadGatewayPort.ifPresent(port -> wanted.put(Part.UPLOAD_GATEWAY, port));
        secretsBridgePort.ifPresent(port -> wanted.put(Part.SECRETS_BRIDGE, port));
        s3Port.ifPresent(port -> wanted.put(Part.S3, port));
        vaultPort.ifPresent(port -> wanted.put(Part.VAULT, port));
        kubernetesPort.ifPresent(port -> wanted.put(Part.KUBERNETES, port));
        return wanted;
    }
}
