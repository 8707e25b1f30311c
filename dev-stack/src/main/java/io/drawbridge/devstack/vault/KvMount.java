package io.drawbridge.devstack.vault;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.TreeSet;

/** One mounted KV secrets engine. */
sealed interface KvMount permits KvV1Mount, KvV2Mount {

    /** "1" or "2". */
    String version();

    /** Answers a call whose path begins after the mount. */
    VaultReply handle(VaultCall call);

    /** Writes a secret as an operator would. */
    void put(String path, ObjectNode values);

    /** Names directly below a folder, folders with a slash at the end; not found when there are none. */
    static VaultReply list(Collection<String> paths, String folder) {
        String prefix = folder.isEmpty() || folder.endsWith("/") ? folder : folder + "/";
        TreeSet<String> names = new TreeSet<>();
        for (String path : paths) {
            if (path.startsWith(prefix)) {
                String below = path.substring(prefix.length());
                names.add(below.contains("/") ? below.substring(0, below.indexOf('/') + 1) : below);
            }
        }
        if (names.isEmpty()) {
            return VaultReply.notFound();
        }
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        names.forEach(data.putArray("keys")::add);
        return VaultReply.data(data);
    }
}
