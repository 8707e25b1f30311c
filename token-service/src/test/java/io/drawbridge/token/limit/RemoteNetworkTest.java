package io.drawbridge.token.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.net.SocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemoteNetworkTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "2001:db8:1:2::7, 2001:db8:1:2",
        "2001:db8:1:2:ffff::8, 2001:db8:1:2",
        "2001:db8:1:3::7, 2001:db8:1:3",
        "::1, 0:0:0:0",
        "_hidden, other",
        "whatever a client wrote, other"
    })
    void isAnAddressOrTheNetworkOfASite(String address, String network) {
        assertThat(RemoteNetwork.of(SocketAddress.inetSocketAddress(1, address)))
                .isEqualTo(network);
    }

    @Test
    void isNeverNothing() {
        assertThat(RemoteNetwork.of(null)).isEqualTo("other");
        assertThat(RemoteNetwork.of(SocketAddress.domainSocketAddress("/tmp/socket")))
                .isEqualTo("other");
    }
}
