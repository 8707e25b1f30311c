package io.drawbridge.devstack.vault;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** The mounted engines by name. */
final class Mounts {

    private final Map<String, KvMount> mounts = new TreeMap<>();
    private final Map<String, String> accessors = new HashMap<>();
    private final InstantSource clock;

    Mounts(InstantSource clock) {
        this.clock = clock;
    }

    /** A dev server's start: {@code secret/} as KV v2, empty. */
    void reset() {
        mounts.clear();
        add("secret", "2");
    }

    /** False when the name is taken. */
    boolean add(String name, String version) {
        KvMount mount = version.equals("2") ? new KvV2Mount(clock) : new KvV1Mount();
        boolean added = mounts.putIfAbsent(name, mount) == null;
        if (added) {
            // A mount of the same name, made anew, is another one.
            accessors.put(name, "kv_" + UUID.randomUUID().toString().substring(0, 8));
        }
        return added;
    }

    void remove(String name) {
        mounts.remove(name);
    }

    /** The mount that a path starts with; its name may hold slashes. */
    Optional<String> nameOf(String path) {
        return mounts.keySet().stream()
                .filter(name -> path.equals(name) || path.startsWith(name + "/"))
                .findFirst();
    }

    KvMount get(String name) {
        KvMount mount = mounts.get(name);
        if (mount == null) {
            throw new IllegalArgumentException("no mount " + name);
        }
        return mount;
    }

    ObjectNode describe(String name) {
        ObjectNode described = JsonNodeFactory.instance
                .objectNode()
                .put("accessor", accessors.get(name))
                .put("deprecation_status", "supported")
                .put("description", "")
                .put("external_entropy_access", false)
                .put("local", false)
                .put("seal_wrap", false)
                .put("type", "kv");
        described.putObject("options").put("version", get(name).version());
        described
                .putObject("config")
                .put("default_lease_ttl", 0)
                .put("force_no_cache", false)
                .put("max_lease_ttl", 0);
        return described;
    }
}
