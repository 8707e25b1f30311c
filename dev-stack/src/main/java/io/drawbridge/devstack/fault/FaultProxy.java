package io.drawbridge.devstack.fault;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The proxy on loopback, with an event loop of its own. */
public final class FaultProxy implements AutoCloseable {

    private static final int SECONDS_TO_START = 30;
    private static final int LARGEST_HEAD = 64 * 1024;
    private static final int CONNECTIONS = 1_000;

    /** Less than any store's, so that no request goes out on a connection that is being closed. */
    private static final int SECONDS_OF_IDLENESS = 5;

    private final Vertx vertx;
    private final HttpServer server;
    private final Connections connections;

    private FaultProxy(Vertx vertx, HttpServer server, Connections connections) {
        this.vertx = vertx;
        this.server = server;
        this.connections = connections;
    }

    public static FaultProxy start(URI target, FaultRules rules) {
        Vertx vertx = vertx();
        Connections connections = new Connections();
        HttpClient store = vertx.httpClientBuilder()
                .with(new HttpClientOptions()
                        .setKeepAliveTimeout(SECONDS_OF_IDLENESS)
                        .setMaxHeaderSize(LARGEST_HEAD)
                        .setMaxInitialLineLength(LARGEST_HEAD))
                .with(new PoolOptions().setHttp1MaxSize(CONNECTIONS))
                .withConnectHandler(connections::add)
                .build();
        RequestOptions options = new RequestOptions()
                .setHost(target.getHost())
                .setPort(target.getPort() < 0 ? 80 : target.getPort())
                .setSsl(false);
        HttpServer server = vertx.createHttpServer(serverOptions())
                .connectionHandler(connections::add)
                .requestHandler(request -> new Exchange(vertx, request, rules.next(request)).run(store, options));
        await(server.listen());
        return new FaultProxy(vertx, server, connections);
    }

    private static Vertx vertx() {
        return Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setUseDaemonThread(true)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
    }

    /** HTTP/1.1 only: an upgrade would take the Host header away. */
    private static HttpServerOptions serverOptions() {
        return new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(0)
                .setMaxHeaderSize(LARGEST_HEAD)
                .setMaxInitialLineLength(LARGEST_HEAD)
                .setHttp2ClearTextEnabled(false)
                .setHandle100ContinueAutomatically(false);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    @Override
    public void close() {
        connections.cutAll();
        await(vertx.close());
    }

    private static void await(Future<?> future) {
        try {
            future.toCompletionStage().toCompletableFuture().get(SECONDS_TO_START, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the fault injector cannot start or stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
