package io.drawbridge.devstack.vault;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/** One version of a KV v2 secret; deleted ones can come back, destroyed ones cannot. */
record SecretVersion(Instant created, Optional<Instant> deleted, boolean destroyed, ObjectNode values) {

    static SecretVersion of(ObjectNode values, Instant now) {
        return new SecretVersion(now, Optional.empty(), false, values);
    }

    boolean readable() {
        return deleted.isEmpty() && !destroyed;
    }

    SecretVersion delete(Instant now) {
        return readable() ? new SecretVersion(created, Optional.of(now), false, values) : this;
    }

    SecretVersion undelete() {
        return destroyed ? this : new SecretVersion(created, Optional.empty(), false, values);
    }

    SecretVersion destroy() {
        return new SecretVersion(created, deleted, true, JsonNodeFactory.instance.objectNode());
    }

    ObjectNode describe() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("created_time", created.toString())
                .put("deletion_time", deleted.map(Instant::toString).orElse(""))
                .put("destroyed", destroyed);
    }
}
