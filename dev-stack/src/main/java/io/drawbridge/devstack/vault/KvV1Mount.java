package io.drawbridge.devstack.vault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/** KV version 1: one value per path. */
final class KvV1Mount implements KvMount {

    /** The server's default lease, which KV v1 shows with each value: 768 hours. */
    private static final long DEFAULT_LEASE = 2_764_800;

    private final Map<String, ObjectNode> secrets = new TreeMap<>();

    @Override
    public String version() {
        return "1";
    }

    @Override
    public void put(String path, ObjectNode values) {
        secrets.put(path, values);
    }

    @Override
    public VaultReply handle(VaultCall call) {
        return switch (call.operation()) {
            case READ -> read(call.path());
            case LIST -> KvMount.list(secrets.keySet(), call.path());
            case WRITE -> write(call);
            case DELETE -> {
                secrets.remove(call.path());
                yield VaultReply.noContent();
            }
        };
    }

    private VaultReply read(String path) {
        ObjectNode values = secrets.get(path);
        return values == null ? VaultReply.notFound() : VaultReply.leased(values.deepCopy(), DEFAULT_LEASE);
    }

    private VaultReply write(VaultCall call) {
        if (!(call.body() instanceof ObjectNode values) || values.isEmpty()) {
            return VaultReply.error(400, "missing data fields");
        }
        secrets.put(call.path(), values);
        return VaultReply.noContent();
    }
}
