package io.drawbridge.devstack.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A KV v2 secret: its metadata and its versions. */
final class VersionedSecret {

    /** What the engine keeps when neither secret nor mount says otherwise. */
    private static final int DEFAULT_MAX_VERSIONS = 10;

    private final Instant created;
    private final TreeMap<Integer, SecretVersion> versions = new TreeMap<>();
    private Instant updated;
    private int current;
    private int oldest;
    private int maxVersions;
    private int metadataVersion;
    private boolean casRequired;
    private Optional<ObjectNode> custom = Optional.empty();

    VersionedSecret(Instant created) {
        this.created = created;
        this.updated = created;
    }

    int current() {
        return current;
    }

    boolean casRequired() {
        return casRequired;
    }

    void add(ObjectNode values, Instant now) {
        versions.put(++current, SecretVersion.of(values, now));
        updated = now;
        int kept = maxVersions > 0 ? maxVersions : DEFAULT_MAX_VERSIONS;
        if (versions.size() > kept) {
            oldest = current - kept + 1;
            versions.headMap(oldest).clear();
        }
    }

    /** Zero and less mean the current one, as in OpenBao. */
    Optional<SecretVersion> version(int wanted) {
        return Optional.ofNullable(versions.get(wanted <= 0 ? current : wanted));
    }

    void change(int version, UnaryOperator<SecretVersion> change) {
        versions.computeIfPresent(version, (number, found) -> change.apply(found));
    }

    void configure(JsonNode body, Instant now) {
        maxVersions = body.path("max_versions").asInt(maxVersions);
        casRequired = body.path("cas_required").asBoolean(casRequired);
        if (body.get("custom_metadata") instanceof ObjectNode given) {
            ObjectNode texts = JsonNodeFactory.instance.objectNode();
            given.fields()
                    .forEachRemaining(e -> texts.put(e.getKey(), e.getValue().asText()));
            custom = Optional.of(texts);
        }
        metadataVersion++;
        if (current == 0) {
            updated = now;
        }
    }

    /** The {@code metadata} of a read or write. */
    ObjectNode describe(int wanted) {
        int number = wanted <= 0 ? current : wanted;
        ObjectNode described = versions.get(number).describe();
        described.set("custom_metadata", customOrNull());
        return described.put("version", number);
    }

    /** The answer of the metadata door. */
    ObjectNode describe() {
        ObjectNode all = JsonNodeFactory.instance
                .objectNode()
                .put("cas_required", casRequired)
                .put("created_time", created.toString())
                .put("current_metadata_version", metadataVersion)
                .put("current_version", current)
                .put("delete_version_after", "0s")
                .put("max_versions", maxVersions)
                .put("metadata_cas_required", false)
                .put("oldest_version", oldest)
                .put("updated_time", updated.toString());
        all.set("custom_metadata", customOrNull());
        ObjectNode each = all.putObject("versions");
        versions.forEach((number, version) -> each.set(number.toString(), version.describe()));
        return all;
    }

    private JsonNode customOrNull() {
        return custom.<JsonNode>map(ObjectNode::deepCopy).orElse(JsonNodeFactory.instance.nullNode());
    }
}
