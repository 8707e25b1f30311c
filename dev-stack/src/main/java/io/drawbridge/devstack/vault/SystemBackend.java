package io.drawbridge.devstack.vault;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.UUID;

/** {@code sys/…}: health, seal, mounts, policies. */
final class SystemBackend {

    private static final String VERSION = "2.7.2";

    private final Mounts mounts;
    private final Tokens tokens;
    private final InstantSource clock;
    private UUID cluster = UUID.randomUUID();
    private boolean sealed;

    SystemBackend(Mounts mounts, Tokens tokens, InstantSource clock) {
        this.mounts = mounts;
        this.tokens = tokens;
        this.clock = clock;
    }

    boolean sealed() {
        return sealed;
    }

    void seal(boolean value) {
        sealed = value;
    }

    /** A new storage is a new cluster. */
    void newCluster() {
        cluster = UUID.randomUUID();
    }

    static boolean isPublic(VaultCall call) {
        return call.path().equals("sys/health") || call.path().equals("sys/seal-status");
    }

    VaultReply answerPublic(VaultCall call) {
        return call.path().equals("sys/health") ? health() : VaultReply.plain(200, state());
    }

    VaultReply handle(VaultCall call, Token token) {
        if (call.path().startsWith("sys/internal/ui/mounts/")) {
            return mountOf(call.path().substring("sys/internal/ui/mounts/".length()), token);
        }
        if (call.path().startsWith("sys/mounts/")) {
            return mounts(call, call.path().substring("sys/mounts/".length()));
        }
        if (call.path().startsWith("sys/policies/acl/")) {
            return policies(call, call.path().substring("sys/policies/acl/".length()));
        }
        if (call.path().equals("sys/seal") && call.operation() == Operation.WRITE) {
            sealed = true;
            return VaultReply.noContent();
        }
        return VaultReply.error(404, "unsupported path");
    }

    private VaultReply health() {
        ObjectNode health = state().put("standby", sealed);
        return sealed
                ? VaultReply.plain(503, health)
                : VaultReply.plain(
                        200,
                        health.put("cluster_name", "vault-cluster-embedded").put("cluster_id", cluster.toString()));
    }

    private ObjectNode state() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("initialized", true)
                .put("sealed", sealed)
                .put("server_time_utc", clock.instant().getEpochSecond())
                .put("version", VERSION);
    }

    private VaultReply mountOf(String path, Token token) {
        return mounts.nameOf(path)
                .filter(name -> tokens.maySee(token, name + "/"))
                .map(name -> VaultReply.data(mounts.describe(name).put("path", name + "/")))
                .orElseGet(() -> VaultReply.error(
                        403,
                        "preflight capability check returned 403, please ensure client's policies"
                                + " grant access to path \"" + path + "/\""));
    }

    private VaultReply mounts(VaultCall call, String name) {
        return switch (call.operation()) {
            case READ ->
                mounts.nameOf(name)
                        .map(found -> VaultReply.data(mounts.describe(found)))
                        .orElseGet(() -> VaultReply.error(400, "No secret engine mount at " + name + "/"));
            case WRITE -> {
                String version = call.body().path("options").path("version").asText("1");
                yield mounts.add(name, version)
                        ? VaultReply.noContent()
                        : VaultReply.error(400, "path is already in use at " + name + "/");
            }
            case DELETE -> {
                mounts.remove(name);
                yield VaultReply.noContent();
            }
            case LIST -> VaultReply.unsupported();
        };
    }

    private VaultReply policies(VaultCall call, String name) {
        if (call.operation() == Operation.DELETE) {
            tokens.removePolicy(name);
            return VaultReply.noContent();
        }
        if (call.operation() != Operation.WRITE) {
            return VaultReply.unsupported();
        }
        tokens.policy(name, Policy.parse(call.text("policy")));
        return VaultReply.noContent();
    }
}
