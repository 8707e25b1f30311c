package io.drawbridge.devstack.kubernetes;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A ServiceAccount and the names that Kubernetes derives from it. */
record ServiceAccount(String namespace, String name) {

    private static final String PREFIX = "system:serviceaccount:";

    static ServiceAccount ofUsername(String username) {
        String[] parts = username.substring(PREFIX.length()).split(":", 2);
        return new ServiceAccount(parts[0], parts[1]);
    }

    String username() {
        return PREFIX + namespace + ":" + name;
    }

    /** The same for the same name, so that tests can compare. */
    String uid() {
        return UUID.nameUUIDFromBytes(username().getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
