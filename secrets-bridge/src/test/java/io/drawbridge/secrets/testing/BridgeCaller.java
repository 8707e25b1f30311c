package io.drawbridge.secrets.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Speaks Vault's API to a bridge or a Vault; a path is sent exactly as it is written. */
public record BridgeCaller(URI address, String token) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Status, document and headers of an answer. */
    public record Answer(int status, String text, HttpHeaders headers) {

        public JsonNode json() {
            try {
                return text.startsWith("{") ? JSON.readTree(text) : MissingNode.getInstance();
            } catch (IOException e) {
                throw new UncheckedIOException(text, e);
            }
        }

        /** Status and errors, for comparison. */
        public String shape() {
            return status + " " + text.strip();
        }

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    public static BridgeCaller nobody(URI address) {
        return new BridgeCaller(address, "");
    }

    public BridgeCaller as(String other) {
        return new BridgeCaller(address, other);
    }

    /** Logs in with a ServiceAccount token. */
    public BridgeCaller login(String jwt) {
        Answer answer = as("").call("PUT", "auth/kubernetes/login", "{\"role\":\"eso\",\"jwt\":\"" + jwt + "\"}");
        if (answer.status() != 200) {
            throw new AssertionError("login was answered with " + answer.shape());
        }
        return as(answer.json().at("/auth/client_token").asText());
    }

    public Answer get(String path) {
        return call("GET", path, "");
    }

    public Answer list(String path) {
        return call("LIST", path, "");
    }

    public Answer put(String path, String body) {
        return call("PUT", path, body);
    }

    /** @param path below {@code /v1/}, not encoded any further */
    public Answer call(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + "/v1/" + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("X-Vault-Token", token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    public static Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
