package io.drawbridge.devstack.vault;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/** One request, parsed: its path is decoded and lacks {@code /v1/}. */
record VaultCall(Operation operation, String path, Map<String, String> query, Optional<String> token, JsonNode body) {

    VaultCall {
        query = Map.copyOf(query);
    }

    VaultCall withPath(String other) {
        return new VaultCall(operation, other, query, token, body);
    }

    /** The path's first segment. */
    String head() {
        int slash = path.indexOf('/');
        return slash < 0 ? path : path.substring(0, slash);
    }

    /** What follows the first segment. */
    String tail() {
        int slash = path.indexOf('/');
        return slash < 0 ? "" : path.substring(slash + 1);
    }

    String text(String field) {
        return body.path(field).asText("");
    }
}
