package io.drawbridge.devstack.vault;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** An issued token. Service tokens can be renewed and revoked, batch tokens cannot. */
record Token(
        String id,
        String accessor,
        Set<String> policies,
        boolean batch,
        Instant issued,
        Optional<Duration> lifetime,
        Map<String, String> metadata) {

    static Token root(String id, Instant now) {
        return new Token(id, random(), Set.of("root"), false, now, Optional.empty(), Map.of());
    }

    static Token issue(Set<String> policies, boolean batch, Instant now, Duration lifetime, Map<String, String> about) {
        Set<String> all = new TreeSet<>(policies);
        all.add("default");
        String id = (batch ? "b." : "s.") + random();
        return new Token(id, batch ? "" : random(), all, batch, now, Optional.of(lifetime), about);
    }

    Token renew(Instant now) {
        return new Token(id, accessor, policies, batch, now, lifetime, metadata);
    }

    boolean isRoot() {
        return policies.contains("root");
    }

    Optional<Instant> expires() {
        return lifetime.map(issued::plus);
    }

    boolean expired(Instant now) {
        return expires().filter(end -> !now.isBefore(end)).isPresent();
    }

    /** The {@code auth} of a login, creation or renewal. */
    ObjectNode auth() {
        ObjectNode auth = JsonNodeFactory.instance
                .objectNode()
                .put("client_token", id)
                .put("accessor", accessor)
                .put("lease_duration", lifetime.map(Duration::toSeconds).orElse(0L))
                .put("renewable", !batch && lifetime.isPresent())
                .put("entity_id", "")
                .put("token_type", type())
                .put("orphan", true)
                .put("num_uses", 0);
        policies.forEach(auth.putArray("policies")::add);
        policies.forEach(auth.putArray("token_policies")::add);
        describeMetadata(auth, "metadata");
        return auth.putNull("mfa_requirement");
    }

    /** The {@code data} of a lookup. */
    ObjectNode lookup(Instant now) {
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("accessor", accessor)
                .put("creation_time", issued.getEpochSecond())
                .put("creation_ttl", lifetime.map(Duration::toSeconds).orElse(0L))
                .put("display_name", "token")
                .put("entity_id", "")
                .put("expire_time", expires().map(Instant::toString).orElse(null))
                .put("explicit_max_ttl", 0)
                .put("id", id)
                .put("issue_time", issued.toString())
                .put("num_uses", 0)
                .put("orphan", true)
                .put("path", "auth/token/create")
                .put("renewable", !batch && lifetime.isPresent())
                .put(
                        "ttl",
                        expires()
                                .map(end -> Math.max(
                                        0,
                                        Duration.between(now, end.plusMillis(999))
                                                .toSeconds()))
                                .orElse(0L))
                .put("type", type());
        policies.forEach(data.putArray("policies")::add);
        describeMetadata(data, "meta");
        return data;
    }

    @Override
    public String toString() {
        return "Token[" + type() + ", " + policies + "]";
    }

    private String type() {
        return batch ? "batch" : "service";
    }

    private void describeMetadata(ObjectNode into, String field) {
        if (metadata.isEmpty()) {
            into.putNull(field);
        } else {
            ObjectNode node = into.putObject(field);
            metadata.forEach(node::put);
        }
    }

    private static String random() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
