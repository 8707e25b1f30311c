package io.drawbridge.devstack.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drawbridge.devstack.LoopbackServer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The API server's HTTP, as far as TokenReview and labels of namespaces go. */
public final class KubernetesHttp implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAMESPACES = "/api/v1/namespaces/";
    private static final String TOKEN_REVIEWS = "/apis/authentication.k8s.io/v1/tokenreviews";

    private final TokenReviews reviews;
    private final LoopbackServer server;
    private final AtomicLong reviewed = new AtomicLong();
    private final Map<String, Map<String, String>> labelled = new ConcurrentHashMap<>();
    private final AtomicInteger failure = new AtomicInteger();

    public KubernetesHttp(int port, TokenReviews reviews) {
        this.reviews = reviews;
        this.server = LoopbackServer.start(port, this::answer);
    }

    public URI address() {
        return server.address();
    }

    /** TokenReviews asked for since the start. */
    public long reviewed() {
        return reviewed.get();
    }

    /** Puts these labels on a namespace instead of the ones that it had. */
    public void label(String namespace, Map<String, String> labels) {
        labelled.put(namespace, Map.copyOf(labels));
    }

    /** Every request fails with this status; 0 ends it. */
    public void failWith(int status) {
        failure.set(status);
    }

    @Override
    public void close() {
        server.close();
    }

    private void answer(HttpServerRequest request, Buffer body) {
        if (failure.get() != 0) {
            refuse(request, failure.get(), "InternalError");
        } else if (request.path().equals("/readyz") || request.path().equals("/livez")) {
            request.response().end("ok");
        } else if (request.path().startsWith(NAMESPACES)) {
            namespace(request, request.path().substring(NAMESPACES.length()));
        } else if (!request.path().equals(TOKEN_REVIEWS)) {
            refuse(request, 404, "NotFound");
        } else if (!request.method().name().equals("POST")) {
            refuse(request, 405, "MethodNotAllowed");
        } else {
            review(request, body);
        }
    }

    /** Every namespace is there. */
    private void namespace(HttpServerRequest request, String name) {
        if (reviews.refusal(bearer(request)) != 0) {
            refuse(request, 401, "Unauthorized");
            return;
        }
        ObjectNode namespace = JSON.createObjectNode().put("kind", "Namespace").put("apiVersion", "v1");
        ObjectNode labels = namespace
                .putObject("metadata")
                .put("name", name)
                .putObject("labels")
                .put("kubernetes.io/metadata.name", name);
        labelled.getOrDefault(name, Map.of()).forEach(labels::put);
        send(request, 200, namespace);
    }

    private void review(HttpServerRequest request, Buffer body) {
        int refusal = reviews.refusal(bearer(request));
        if (refusal != 0) {
            refuse(request, refusal, refusal == 401 ? "Unauthorized" : "Forbidden");
            return;
        }
        try {
            JsonNode asked = JSON.readTree(body.getBytes());
            reviewed.incrementAndGet();
            send(request, 201, reviews.review(asked));
        } catch (IOException expected) {
            refuse(request, 400, "BadRequest");
        }
    }

    private static String bearer(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(header -> header.startsWith("Bearer "))
                .map(header -> header.substring("Bearer ".length()))
                .orElse("");
    }

    private static void refuse(HttpServerRequest request, int code, String reason) {
        ObjectNode status = JSON.createObjectNode()
                .put("kind", "Status")
                .put("apiVersion", "v1")
                .put("status", "Failure")
                .put("message", reason)
                .put("reason", reason)
                .put("code", code);
        status.putObject("metadata");
        send(request, code, status);
    }

    private static void send(HttpServerRequest request, int status, JsonNode body) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(body.toString());
    }
}
