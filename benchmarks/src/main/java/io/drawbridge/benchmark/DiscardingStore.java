package io.drawbridge.benchmark;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/**
 * As much of S3 and of token-service as the gateway asks of them, on one port. Bytes are read and thrown away, so that
 * neither a disk nor a store's processor time is in the figures. Checks nothing: no figure about rightness comes from here.
 */
final class DiscardingStore implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;

    private DiscardingStore() throws Exception {
        HttpServerOptions options =
                new HttpServerOptions().setHost("127.0.0.1").setPort(0).setHandle100ContinueAutomatically(true);
        server = vertx.createHttpServer(options)
                .requestHandler(DiscardingStore::serve)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    static DiscardingStore start() throws Exception {
        return new DiscardingStore();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    private static void serve(HttpServerRequest request) {
        if (request.path().equals("/v1/credentials")) {
            request.body().onSuccess(question -> grant(request, question.toJsonObject()));
        } else {
            request.handler(bytes -> {}).endHandler(end -> answer(request));
        }
    }

    private static void grant(HttpServerRequest request, JsonObject question) {
        JsonObject answer = new JsonObject()
                .put("access_key_id", "id")
                .put("access_key_secret", "secret")
                .put("session_token", "token")
                .put("expiration", Instant.now().plus(Duration.ofHours(12)).toString())
                .put("bucket", question.getString("bucket"))
                .put("key", question.getString("key"))
                .put("prefix", "uploads/")
                .put("grant", "all");
        request.response().putHeader("Content-Type", "application/json").end(answer.encode());
    }

    private static void answer(HttpServerRequest request) {
        if (request.method() == HttpMethod.POST) {
            String root = request.getParam("uploads") == null ? "CompleteMultipartUpload" : "InitiateMultipartUpload";
            request.response()
                    .putHeader("Content-Type", "application/xml")
                    .end("<" + root + "Result><UploadId>1</UploadId><ETag>\"0\"</ETag></" + root + "Result>");
        } else {
            request.response().putHeader("ETag", "\"0\"").end();
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
