package io.drawbridge.devstack.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntPredicate;

/**
 * Loopback ports for servers that cannot choose one themselves. They lie below 32768, where Linux begins to take ports
 * for outgoing connections, and none is given out twice by one JVM.
 */
public final class FreePorts {

    /** SeaweedFS listens for gRPC this far above each port. */
    static final int GRPC_OFFSET = 10_000;

    private static final int FIRST = 10_000;
    private static final int FIRST_WITH_GRPC = 15_000;
    private static final int END_WITH_GRPC = 22_768;
    private static final int ATTEMPTS = 1_000;
    private static final Set<Integer> TAKEN = ConcurrentHashMap.newKeySet();

    private FreePorts() {}

    /** A port that nobody listens on; nor on the next one, which OpenBao takes too. */
    public static int next() {
        return search(FIRST, FIRST_WITH_GRPC, port -> port % 2 == 0 && isFree(port) && isFree(port + 1));
    }

    /** A port that nobody listens on, neither on it nor on the one that is 10000 above it. */
    public static int nextWithGrpc() {
        return search(FIRST_WITH_GRPC, END_WITH_GRPC, port -> isFree(port) && isFree(port + GRPC_OFFSET));
    }

    private static int search(int from, int end, IntPredicate free) {
        return ThreadLocalRandom.current()
                .ints(ATTEMPTS, from, end)
                .filter(free)
                .filter(TAKEN::add)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no free port from " + from + " to " + end));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException occupied) {
            return false;
        }
    }
}
