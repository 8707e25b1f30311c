package io.drawbridge.secrets.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Answers as token-service would, or as a test wishes; the real one is asked in the system tests. */
public final class TokenServiceStub implements AutoCloseable {

    /** Found nowhere but in an answer to whom it is for. */
    public static final String MARKER = "marker-of-a-session";

    private final HttpServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String body = "";

    private TokenServiceStub(HttpServer server) {
        this.server = server;
    }

    public static TokenServiceStub start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            TokenServiceStub stub = new TokenServiceStub(server);
            server.createContext("/v1/credentials", stub::answer);
            server.setExecutor(Executors.newCachedThreadPool());
            server.start();
            return stub;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What it was asked since the last call: the bearer, a blank, and the body. */
    public List<String> requests() {
        List<String> seen = List.copyOf(requests);
        requests.clear();
        return seen;
    }

    /** Answers this from now on; an empty body is credentials for what was asked for. */
    public void answer(int withStatus, String withBody) {
        status = withStatus;
        body = withBody;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(exchange.getRequestHeaders().getFirst("Authorization") + " " + asked);
        byte[] answer = (body.isEmpty() ? credentials(asked) : body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static String credentials(String asked) {
        return "{\"access_key_id\":\"ID\",\"access_key_secret\":\"" + MARKER + "\",\"session_token\":\"TOKEN\","
                + "\"expiration\":\"2999-01-01T00:00:00Z\",\"region\":\"us-east-1\",\"endpoint\":\"http://s3\","
                + "\"more\":1," + asked.substring(1);
    }
}
