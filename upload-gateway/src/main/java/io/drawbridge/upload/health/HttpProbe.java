package io.drawbridge.upload.health;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;

/** Asks whether a server answers at all: without credentials, thus a 403 is as good an answer as any below 500. */
@Singleton
class HttpProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient client;

    @Inject
    HttpProbe(Vertx vertx) {
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setMaxPoolSize(2).setConnectTimeout((int) PATIENCE.toMillis()));
    }

    Uni<String> ask(URI uri) {
        return Uni.createFrom()
                .completionStage(() -> send(uri).toCompletionStage())
                .ifNoItem()
                .after(PATIENCE)
                .fail();
    }

    private Future<String> send(URI uri) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(uri.toString())
                .setTimeout(PATIENCE.toMillis());
        return client.request(options).compose(request -> request.send()).compose(HttpProbe::judge);
    }

    private static Future<String> judge(HttpClientResponse answer) {
        int status = answer.statusCode();
        return answer.body()
                .compose(ignored -> status < 500
                        ? Future.succeededFuture("answers")
                        : Future.failedFuture(new IllegalStateException("status " + status)));
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
