package io.drawbridge.devstack.stack;

import java.util.Map;

/** The vault of the stack, embedded or OpenBao, with {@code secret/team-a/hello} in it. */
interface VaultPart extends AutoCloseable {
    /** Where the example is, as KV v2. */
    String MOUNT = "secret";

    String EXAMPLE_PATH = "team-a/hello";

    Map<String, String> EXAMPLE = Map.of("greeting", "hello");

    /** The root token. */
    String token();

    @Override
    void close();
}
