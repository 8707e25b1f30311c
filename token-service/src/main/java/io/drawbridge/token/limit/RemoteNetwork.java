package io.drawbridge.token.limit;

import io.vertx.core.net.SocketAddress;
import java.util.Arrays;

/** Who shares a limit without having said who they are: an address; of IPv6, the 64 bits that each site has to itself. */
final class RemoteNetwork {

    /** What is no address, such as whatever a client writes into the headers of a proxy. */
    private static final String OTHER = "other";

    private static final int GROUPS_OF_NETWORK = 4;

    private RemoteNetwork() {}

    /** The remote may be null. */
    static String of(SocketAddress remote) {
        String address = remote == null ? null : remote.hostAddress();
        if (address == null) {
            return OTHER;
        }
        String[] groups = address.split(":"); // Java writes all eight of them
        return groups.length < GROUPS_OF_NETWORK ? address : String.join(":", Arrays.copyOf(groups, GROUPS_OF_NETWORK));
    }
}
