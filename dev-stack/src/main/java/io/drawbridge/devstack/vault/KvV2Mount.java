package io.drawbridge.devstack.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** KV version 2: versions, metadata, deletion that can be undone. */
final class KvV2Mount implements KvMount {

    private static final String NO_ROOT = "Non-listing operations on the root of a K/V v2 mount are not supported.";
    private static final String NO_DOOR = "Invalid path for a versioned K/V secrets engine."
            + " See the API docs for the appropriate API endpoints to use.";

    private final Map<String, VersionedSecret> secrets = new TreeMap<>();
    private final InstantSource clock;

    KvV2Mount(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public String version() {
        return "2";
    }

    @Override
    public void put(String path, ObjectNode values) {
        Instant now = clock.instant();
        secrets.computeIfAbsent(path, p -> new VersionedSecret(now)).add(values, now);
    }

    @Override
    public VaultReply handle(VaultCall call) {
        String path = call.tail();
        boolean listing = call.operation() == Operation.LIST;
        if (path.isEmpty() && !call.path().endsWith("/") && !listing) {
            return VaultReply.warning(404, NO_ROOT);
        }
        return switch (call.head()) {
            case "data" -> data(call, path);
            case "metadata" -> metadata(call, path);
            case "delete" -> versions(call, path, version -> version.delete(clock.instant()));
            case "undelete" -> versions(call, path, SecretVersion::undelete);
            case "destroy" -> versions(call, path, SecretVersion::destroy);
            default -> VaultReply.warning(404, NO_DOOR);
        };
    }

    private VaultReply data(VaultCall call, String path) {
        return switch (call.operation()) {
            case READ -> read(path, call.query().getOrDefault("version", ""));
            case WRITE -> write(path, call.body());
            case DELETE -> {
                VersionedSecret secret = secrets.get(path);
                if (secret != null) {
                    secret.change(secret.current(), version -> version.delete(clock.instant()));
                }
                yield VaultReply.noContent();
            }
            case LIST -> VaultReply.unsupported();
        };
    }

    private VaultReply read(String path, String asked) {
        int wanted;
        try {
            wanted = asked.isEmpty() ? 0 : Integer.parseInt(asked);
        } catch (NumberFormatException expected) {
            return VaultReply.error(
                    400,
                    "Field validation failed: error converting input for field \"version\":"
                            + " '' cannot parse value as 'int': strconv.ParseInt: invalid syntax");
        }
        VersionedSecret secret = secrets.get(path);
        if (secret == null || secret.version(wanted).isEmpty()) {
            return VaultReply.notFound();
        }
        SecretVersion version = secret.version(wanted).get();
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.set("data", version.readable() ? version.values().deepCopy() : data.nullNode());
        data.set("metadata", secret.describe(wanted));
        return VaultReply.data(version.readable() ? 200 : 404, data);
    }

    private VaultReply write(String path, JsonNode body) {
        if (path.isEmpty() || path.endsWith("/")) {
            return VaultReply.error(400, "cannot write to a path ending in '/'");
        }
        if (!body.has("data")) {
            return VaultReply.error(400, "no data provided");
        }
        if (!body.get("data").isObject() && !body.get("data").isNull()) {
            return VaultReply.error(400, "error converting input for field \"data\"");
        }
        JsonNode cas = body.path("options").path("cas");
        VersionedSecret known = secrets.get(path);
        if (cas.isMissingNode() && known != null && known.casRequired()) {
            return VaultReply.error(400, "check-and-set parameter required for this call");
        }
        if (!cas.isMissingNode() && cas.asInt(-1) != (known == null ? 0 : known.current())) {
            return VaultReply.error(400, "check-and-set parameter did not match the current version");
        }
        put(path, body.get("data") instanceof ObjectNode values ? values : JsonNodeFactory.instance.objectNode());
        return VaultReply.data(secrets.get(path).describe(0));
    }

    private VaultReply metadata(VaultCall call, String path) {
        return switch (call.operation()) {
            case LIST -> KvMount.list(secrets.keySet(), path);
            case READ ->
                secrets.containsKey(path) ? VaultReply.data(secrets.get(path).describe()) : VaultReply.notFound();
            case WRITE -> {
                Instant now = clock.instant();
                secrets.computeIfAbsent(path, p -> new VersionedSecret(now)).configure(call.body(), now);
                yield VaultReply.noContent();
            }
            case DELETE -> {
                secrets.remove(path);
                yield VaultReply.noContent();
            }
        };
    }

    private VaultReply versions(VaultCall call, String path, UnaryOperator<SecretVersion> change) {
        if (call.operation() != Operation.WRITE) {
            return VaultReply.unsupported();
        }
        JsonNode numbers = call.body().path("versions");
        if (numbers.isEmpty()) {
            return VaultReply.error(400, "No version number provided");
        }
        VersionedSecret secret = secrets.get(path);
        if (secret != null) {
            numbers.forEach(number -> secret.change(number.asInt(), change));
        }
        return VaultReply.noContent();
    }
}
