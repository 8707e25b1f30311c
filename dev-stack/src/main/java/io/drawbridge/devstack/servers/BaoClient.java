package io.drawbridge.devstack.servers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Objects;

/**
 * Vault's HTTP API as one token sees it. Values that are sent or received never show up in a message.
 *
 * @param address without a path
 * @param token hidden in {@link #toString}
 */
public record BaoClient(URI address, String token) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public BaoClient {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(token, "token");
    }

    /** An answer, whatever its status; the body is missing where there is none. */
    public record Answer(int status, JsonNode body) {

        @Override
        public String toString() {
            return "Answer[status=" + status + ", body hidden]";
        }
    }

    /** Any request; the path has neither a leading slash nor {@code v1}, and a null body sends none. */
    public Answer request(String method, String path, Map<String, ?> body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve("/v1/" + path));
        if (!token.isEmpty()) {
            request.header("X-Vault-Token", token);
        }
        try {
            HttpResponse<String> response = LoopbackHttp.send(request.method(method, publisher(body)));
            JsonNode answer = response.body().isBlank() ? MissingNode.getInstance() : JSON.readTree(response.body());
            return new Answer(response.statusCode(), answer);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path + " got no answer", e);
        }
    }

    /** The body of a read; throws {@link IllegalStateException} with the server's errors unless it succeeds. */
    public JsonNode read(String path) {
        return successful("GET", path, null);
    }

    /** The body of a write; throws {@link IllegalStateException} with the server's errors unless it succeeds. */
    public JsonNode write(String path, Map<String, ?> body) {
        return successful("POST", path, body);
    }

    private JsonNode successful(String method, String path, Map<String, ?> body) {
        Answer answer = request(method, path, body);
        if (answer.status() >= 300) {
            throw new IllegalStateException(method + " " + path + " was answered with " + answer.status() + " "
                    + answer.body().path("errors"));
        }
        return answer.body();
    }

    private static HttpRequest.BodyPublisher publisher(Map<String, ?> body) throws IOException {
        return body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
    }

    @Override
    public String toString() {
        return "BaoClient[" + address + ", token hidden]";
    }
}
