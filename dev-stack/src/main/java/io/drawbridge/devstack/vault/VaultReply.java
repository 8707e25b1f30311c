package io.drawbridge.devstack.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;

/** One answer in the envelopes that OpenBao uses. */
record VaultReply(int status, Optional<JsonNode> body) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static VaultReply plain(int status, JsonNode body) {
        return new VaultReply(status, Optional.of(body));
    }

    static VaultReply noContent() {
        return new VaultReply(204, Optional.empty());
    }

    static VaultReply data(ObjectNode data) {
        return data(200, data);
    }

    static VaultReply data(int status, ObjectNode data) {
        return plain(status, envelope().set("data", data));
    }

    static VaultReply leased(ObjectNode data, long seconds) {
        return plain(200, envelope().put("lease_duration", seconds).set("data", data));
    }

    static VaultReply auth(ObjectNode auth) {
        return plain(200, envelope().set("auth", auth));
    }

    static VaultReply warning(int status, String text) {
        return plain(status, envelope().set("warnings", JSON.arrayNode().add(text)));
    }

    static VaultReply error(int status, String... messages) {
        ArrayNode errors = JSON.arrayNode();
        for (String message : messages) {
            errors.add(message);
        }
        return plain(status, JSON.objectNode().set("errors", errors));
    }

    static VaultReply notFound() {
        return error(404);
    }

    static VaultReply unsupported() {
        return error(405, wrapped("unsupported operation"));
    }

    /** How OpenBao words an error that passed through a backend. */
    static String wrapped(String message) {
        return "1 error occurred:\n\t* " + message + "\n\n";
    }

    private static ObjectNode envelope() {
        ObjectNode envelope = JSON.objectNode()
                .put("request_id", UUID.randomUUID().toString())
                .put("lease_id", "")
                .put("renewable", false)
                .put("lease_duration", 0);
        return envelope.putNull("data").putNull("wrap_info").putNull("warnings").putNull("auth");
    }
}
