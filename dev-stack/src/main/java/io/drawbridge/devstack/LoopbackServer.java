package io.drawbridge.devstack;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;

/** A small HTTP server on 127.0.0.1 that hands over whole requests; the embedded servers without files use it. */
public final class LoopbackServer implements AutoCloseable {

    private final Vertx vertx;
    private final HttpServer server;

    private LoopbackServer(Vertx vertx, HttpServer server) {
        this.vertx = vertx;
        this.server = server;
    }

    /**
     * Starts listening.
     *
     * @param port 0 for a free one
     * @throws UncheckedIOException when the port is taken
     */
    public static LoopbackServer start(int port, BiConsumer<HttpServerRequest, Buffer> handler) {
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        // The longest request line is that of a long key, percent-encoded.
        HttpServerOptions options = new HttpServerOptions().setMaxInitialLineLength(16 * 1024);
        HttpServer server = vertx.createHttpServer(options)
                .requestHandler(request -> request.body().onSuccess(body -> handler.accept(request, body)));
        try {
            server.listen(port, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            vertx.close();
            throw e.getCause() instanceof BindException taken
                    ? new UncheckedIOException("port " + port + " is in use", taken)
                    : e;
        }
        return new LoopbackServer(vertx, server);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    /** Runs at once, or after a while. */
    public void later(Duration delay, Runnable action) {
        if (delay.isZero()) {
            action.run();
        } else {
            vertx.setTimer(delay.toMillis(), id -> action.run());
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
