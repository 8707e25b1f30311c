package io.drawbridge.devstack.stack;

import io.drawbridge.devstack.servers.FreePorts;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;

/** The port of each part, all of them free at the moment they were chosen. */
final class StackPorts {
    private final Map<Part, Integer> ports = new EnumMap<>(Part.class);

    private StackPorts(Map<Part, Integer> ports) {
        this.ports.putAll(ports);
    }

    /**
     * The ports that were asked for.
     *
     * @throws StackFailure when one is taken twice or busy, naming the part and the option that moves it
     */
    static StackPorts of(Map<Part, Integer> wanted) {
        var taken = new EnumMap<Part, Integer>(Part.class);
        for (Part part : Part.values()) {
            int port = wanted.getOrDefault(part, part.defaultPort);
            if (taken.containsValue(port)) {
                throw new StackFailure("port " + port + " is asked for twice: move " + part.label + " with "
                        + part.option() + " or use --free-ports");
            }
            if (isBusy(port)) {
                throw new StackFailure("port " + port + " is busy: move " + part.label + " with " + part.option()
                        + " PORT or use --free-ports");
            }
            taken.put(part, port);
        }
        return new StackPorts(taken);
    }

    /** Free ports; those in {@code wanted} are kept. */
    static StackPorts free(Map<Part, Integer> wanted) {
        var picked = new EnumMap<Part, Integer>(Part.class);
        for (Part part : Part.values()) {
            // SeaweedFS speaks gRPC 10000 above the port of S3, so that one has to be free too.
            int free = part == Part.S3 ? FreePorts.nextWithGrpc() : FreePorts.next();
            picked.put(part, wanted.getOrDefault(part, free));
        }
        return of(picked);
    }

    int of(Part part) {
        return ports.get(part);
    }

    URI url(Part part) {
        return URI.create("http://127.0.0.1:" + of(part));
    }

    private static boolean isBusy(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress("127.0.0.1", port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
