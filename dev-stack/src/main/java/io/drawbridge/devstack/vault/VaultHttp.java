package io.drawbridge.devstack.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drawbridge.devstack.LoopbackServer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Vault's HTTP: parses the request, lets the core answer, writes the envelope. */
public final class VaultHttp implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final VaultCore core;
    private final VaultFaults faults;
    private final VaultRequests requests;
    private final LoopbackServer server;

    public VaultHttp(int port, VaultCore core, VaultFaults faults, VaultRequests requests) {
        this.core = core;
        this.faults = faults;
        this.requests = requests;
        this.server = LoopbackServer.start(port, this::answer);
    }

    public URI address() {
        return server.address();
    }

    @Override
    public void close() {
        server.close();
    }

    private void answer(HttpServerRequest request, Buffer body) {
        String path = request.path();
        String tidy = tidy(path);
        if (!tidy.equals(path)) {
            request.response().setStatusCode(307).putHeader("Location", tidy).end();
            return;
        }
        VaultReply reply = reply(request, body);
        server.later(faults.delay(), () -> write(request.response(), reply));
    }

    private VaultReply reply(HttpServerRequest request, Buffer body) {
        if (!request.path().startsWith("/v1/")) {
            return VaultReply.notFound();
        }
        String path = decode(request.path().substring("/v1/".length()));
        requests.count(request.method().name(), path);
        if (("/" + path + "/").contains("/../") || ("/" + path + "/").contains("/./")) {
            return VaultReply.error(400, "relative paths not supported");
        }
        OptionalInt fault = path.equals("sys/health") ? OptionalInt.empty() : faults.next();
        if (fault.isPresent()) {
            return VaultReply.error(fault.getAsInt(), "failed on request of the test");
        }
        boolean list = "true".equals(request.getParam("list"));
        Optional<Operation> operation = Operation.of(request.method().name(), list);
        return operation.isEmpty() ? VaultReply.error(405) : handle(operation.get(), path, request, body);
    }

    private VaultReply handle(Operation operation, String path, HttpServerRequest request, Buffer body) {
        JsonNode json = JSON.createObjectNode();
        try {
            if (body.length() > 0) {
                json = JSON.readTree(body.getBytes());
            }
        } catch (IOException expected) {
            return VaultReply.error(400, "failed to decode JSON input");
        }
        if (!json.isObject()) {
            return VaultReply.error(400, "failed to decode JSON input: not an object");
        }
        try {
            return core.handle(new VaultCall(operation, path, query(request), token(request), json));
        } catch (IllegalArgumentException refused) {
            return VaultReply.error(400, refused.getMessage());
        }
    }

    private static Optional<String> token(HttpServerRequest request) {
        String bearer = Optional.ofNullable(request.getHeader("Authorization")).orElse("");
        return Optional.ofNullable(request.getHeader("X-Vault-Token"))
                .or(() -> bearer.startsWith("Bearer ") ? Optional.of(bearer.substring(7)) : Optional.empty());
    }

    private static Map<String, String> query(HttpServerRequest request) {
        Map<String, String> query = new HashMap<>();
        request.params().forEach(query::put);
        return query;
    }

    /** Go's router redirects paths with empty and dot segments to their short form before anything looks at them. */
    private static String tidy(String path) {
        String joined = path.replaceAll("/{2,}", "/").replaceAll("/(\\./)+", "/");
        return joined.contains("/../") ? URI.create(joined).normalize().toString() : joined;
    }

    private static String decode(String path) {
        return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static void write(HttpServerResponse response, VaultReply reply) {
        response.setStatusCode(reply.status()).putHeader("Cache-Control", "no-store");
        if (reply.body().isEmpty()) {
            response.end();
        } else {
            response.putHeader("Content-Type", "application/json");
            response.end(reply.body().get() + "\n");
        }
    }
}
