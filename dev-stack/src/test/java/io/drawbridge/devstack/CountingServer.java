package io.drawbridge.devstack;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what arrives. {@code /bytes/N} answers N bytes, {@code /refuse} says no at once, the rest tells what came. */
final class CountingServer implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile String lastHost;
    private volatile boolean held;
    private HttpServer server;

    private CountingServer() {}

    static CountingServer start() {
        CountingServer counting = new CountingServer();
        HttpServerOptions options = new HttpServerOptions().setHost("127.0.0.1").setPort(0);
        counting.server = counting.vertx
                .createHttpServer(options)
                .requestHandler(counting::handle)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return counting;
    }

    private void handle(HttpServerRequest request) {
        requests.incrementAndGet();
        lastHost = request.getHeader("Host");
        if (request.path().equals("/refuse")) {
            request.response().setStatusCode(403).end("no");
            return;
        }
        if (request.path().startsWith("/bytes/")) {
            int length = Integer.parseInt(request.path().substring("/bytes/".length()));
            request.response().end(Buffer.buffer(new byte[length]));
            return;
        }
        if ("100-continue".equals(request.getHeader("Expect"))) {
            request.response().writeContinue();
        }
        if (held) {
            request.pause();
            return;
        }
        AtomicLong length = new AtomicLong();
        request.handler(data -> {
            length.addAndGet(data.length());
            bytes.addAndGet(data.length());
        });
        request.endHandler(nothing ->
                request.response().setStatusCode(201).end(request.method() + " " + request.uri() + " " + length));
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    /** From now on, bodies are not read. */
    void hold() {
        held = true;
    }

    long bytes() {
        return bytes.get();
    }

    int requests() {
        return requests.get();
    }

    String lastHost() {
        return lastHost;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
