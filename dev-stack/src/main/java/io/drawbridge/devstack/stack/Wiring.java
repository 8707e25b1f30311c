package io.drawbridge.devstack.stack;

import java.util.Optional;

/**
 * What more than one service has to know.
 *
 * @param gatewayKey the upload gateway's own API key at the token service
 * @param pageOrigin of pages that may upload; none if empty
 */
record Wiring(StackPorts ports, Store store, String gatewayKey, Optional<String> pageOrigin) {

    @Override
    public String toString() {
        return "Wiring[" + ports + "]";
    }
}
