package io.drawbridge.devstack.servers;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Ports of one SeaweedFS. It listens on each of them and, for gRPC, 10000 above each.
 *
 * @param s3 S3, STS and IAM
 */
public record SeaweedPorts(int s3, int master, int volume, int filer) {

    private static final int MAX_PORT = 65_535;

    public SeaweedPorts {
        int[] all = IntStream.of(s3, master, volume, filer)
                .flatMap(port -> IntStream.of(port, port + FreePorts.GRPC_OFFSET))
                .distinct()
                .filter(port -> port > 0 && port <= MAX_PORT)
                .toArray();
        if (all.length != 2 * 4) {
            throw new IllegalArgumentException("four ports and those 10000 above them must exist and differ");
        }
    }

    /** Four ports that are free now. */
    public static SeaweedPorts free() {
        return new SeaweedPorts(
                FreePorts.nextWithGrpc(), FreePorts.nextWithGrpc(), FreePorts.nextWithGrpc(), FreePorts.nextWithGrpc());
    }

    /** Deletes the Unix sockets that a killed server leaves behind; their place and names cannot be configured. */
    void removeSockets() {
        Map.of("s3", s3, "master", master, "volume", volume, "filer", filer).forEach((server, port) -> {
            int grpc = port + FreePorts.GRPC_OFFSET;
            Path.of("/tmp/seaweedfs-" + server + "-grpc-" + grpc + ".sock")
                    .toFile()
                    .delete();
        });
    }
}
