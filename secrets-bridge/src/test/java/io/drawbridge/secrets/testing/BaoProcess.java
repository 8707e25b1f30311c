package io.drawbridge.secrets.testing;

import io.drawbridge.devstack.servers.BaoClient;
import io.drawbridge.devstack.servers.FreePorts;
import io.drawbridge.devstack.servers.OpenBao;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real OpenBao that can be restarted, without what it held, at the address that it had; the bridge has an AppRole. */
public final class BaoProcess implements AutoCloseable {

    public static final String ROLE_ID = "bridge";
    public static final String SECRET_ID = "secret-id-of-the-bridge";

    private static final Pattern UNSEAL_KEY = Pattern.compile("Unseal Key: (\\S+)");
    private static final String POLICY =
            """
            path "secret/data/*" { capabilities = ["read"] }
            path "secret/metadata/*" { capabilities = ["read", "list"] }
            path "auth/token/create/*" { capabilities = ["update"] }
            """;

    private final Path folder;
    private final int port = FreePorts.next();
    private final String rootToken = UUID.randomUUID().toString();
    private OpenBao server;

    private BaoProcess(Path folder) {
        this.folder = folder;
        this.server = OpenBao.start(folder, port, rootToken);
        letTheBridgeIn();
    }

    public static BaoProcess start(Path folder) {
        return new BaoProcess(folder);
    }

    public OpenBao server() {
        return server;
    }

    /** With an empty storage; policies and logins are set up again, secrets are not. */
    public void restartEmpty() {
        server.close();
        server = OpenBao.start(folder, port, rootToken);
        letTheBridgeIn();
    }

    public void seal() {
        root().request("PUT", "sys/seal", null);
    }

    /** With the key that a development server writes to its log. */
    public void unseal() {
        root().write("sys/unseal", Map.of("key", unsealKey()));
    }

    public void removePolicy() {
        root().request("DELETE", "sys/policies/acl/bridge", null);
    }

    public void restorePolicy() {
        server.putPolicy("bridge", POLICY);
    }

    public void unmount() {
        root().request("DELETE", "sys/mounts/secret", null);
    }

    public void mount() {
        root().write("sys/mounts/secret", Map.of("type", "kv", "options", Map.of("version", "2")));
        // The engine upgrades itself for a moment.
        while (root().request("GET", "secret/config", null).status() != 200) {
            Thread.onSpinWait();
        }
    }

    /** As {@code kv metadata delete}. */
    public void wipe(String path) {
        root().request("DELETE", "secret/metadata/" + path, null);
    }

    public BaoClient root() {
        return server.client();
    }

    @Override
    public void close() {
        server.close();
    }

    private void letTheBridgeIn() {
        restorePolicy();
        root().write("sys/auth/approle", Map.of("type", "approle"));
        root().write("auth/approle/role/bridge", Map.of("token_policies", List.of("bridge"), "token_ttl", "20m"));
        root().write("auth/approle/role/bridge/role-id", Map.of("role_id", ROLE_ID));
        root().write("auth/approle/role/bridge/custom-secret-id", Map.of("secret_id", SECRET_ID));
    }

    /** The newest: a restart appends to the log. */
    private String unsealKey() {
        try {
            Matcher keys = UNSEAL_KEY.matcher(Files.readString(server.process().log()));
            String last = "";
            while (keys.find()) {
                last = keys.group(1);
            }
            return last;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
