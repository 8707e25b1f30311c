package io.drawbridge.devstack.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FreePortsTest {

    @Test
    void givesNoPortTwice() {
        assertThat(IntStream.range(0, 100).map(i -> FreePorts.next()).boxed()).doesNotHaveDuplicates();
    }

    @Test
    void leavesRoomForGrpc() throws IOException {
        int port = FreePorts.nextWithGrpc();

        assertThat(port + FreePorts.GRPC_OFFSET).isLessThan(32_768);
        try (ServerSocket http = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                ServerSocket grpc =
                        new ServerSocket(port + FreePorts.GRPC_OFFSET, 1, InetAddress.getLoopbackAddress())) {
            assertThat(http.isBound()).isTrue();
            assertThat(grpc.isBound()).isTrue();
        }
    }

    @Test
    void refusesSeaweedPortsThatCollide() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SeaweedPorts(18333, 18333, 19340, 18888));
        assertThatIllegalArgumentException().isThrownBy(() -> new SeaweedPorts(18333, 28333, 19340, 18888));
        assertThatIllegalArgumentException().isThrownBy(() -> new SeaweedPorts(60000, 19333, 19340, 18888));
    }
}
