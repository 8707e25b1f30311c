package io.drawbridge.devstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Sends a path to a Vault exactly as it is written, and keeps status and document. */
record VaultCaller(URI address, String token) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON =
            new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

    record Answer(int status, JsonNode body) {

        String shape() {
            return status + " " + body;
        }

        String dataShape() {
            return status + " " + body.path("data");
        }
    }

    VaultCaller as(String other) {
        return new VaultCaller(address, other);
    }

    Answer get(String path) {
        return call("GET", path, "");
    }

    Answer list(String path) {
        return call("LIST", path, "");
    }

    Answer put(String path, String body) {
        return call("PUT", path, body);
    }

    Answer call(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + "/v1/" + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("X-Vault-Token", token);
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            boolean json = response.body().startsWith("{");
            return new Answer(response.statusCode(), json ? sorted(response.body()) : MissingNode.getInstance());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** With keys in order, so that documents can be compared as text. */
    private static JsonNode sorted(String text) throws IOException {
        return JSON.readTree(JSON.writeValueAsString(JSON.readValue(text, Object.class)));
    }
}
