package io.drawbridge.secrets.upstream;

import io.quarkus.vault.client.common.VaultRequest;
import io.quarkus.vault.client.common.VaultRequestExecutor;
import io.quarkus.vault.client.common.VaultResponse;
import io.quarkus.vault.client.http.vertx.VertxVaultHttpClient;
import io.quarkus.vault.client.logging.LogConfidentialityLevel;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.ext.web.client.WebClient;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.MalformedURLException;
import java.net.URL;
import java.time.Duration;

/**
 * Requests to one upstream, as many at once and per second as are allowed, each within a time. The Vault client's own
 * transport; not its login, which is done by as many at once as find no token.
 */
@Singleton
class UpstreamTransport {

    private static final int IDLE_SECONDS = 60;

    private final VaultRequestExecutor executor;
    private final HttpClient http;
    private final UpstreamLimit limit;
    private final UpstreamConfig config;
    private final URL url;
    private final Duration deadline;

    UpstreamTransport(UpstreamConfig config, Vertx vertx) {
        this.config = config;
        this.url = url(config);
        this.limit = new UpstreamLimit(config.maxPerSecond(), config.maxWait());
        this.deadline = config.connectTimeout().plus(config.readTimeout());
        UpstreamTls tls = new UpstreamTls(config);
        this.http = vertx.createHttpClient(options(config, tls));
        this.executor = new VertxVaultHttpClient(WebClient.wrap(http));
        tls.keepUpToDate(vertx, http);
    }

    /** Any status is an answer. Fails when there is none in time, or with {@link OverloadedException}. */
    Uni<VaultResponse<byte[]>> send(VaultRequest.Builder<byte[]> builder) {
        config.namespace().ifPresent(builder::namespace);
        return limit.turn()
                .onItem()
                .transformToUni(
                        turn -> turn ? sendNow(builder) : Uni.createFrom().failure(new OverloadedException()));
    }

    /** Out of turn, without a namespace: for the doors that tell how the upstream is. */
    Uni<VaultResponse<byte[]>> sendNow(VaultRequest.Builder<byte[]> builder) {
        VaultRequest<byte[]> request = builder.baseUrl(url)
                .apiVersion("v1")
                .timeout(config.readTimeout())
                .logConfidentialityLevel(LogConfidentialityLevel.HIGH)
                .expectAnyStatus()
                .build(VaultResponse::getBody);
        return Uni.createFrom()
                .completionStage(() -> executor.execute(request))
                // The client's own time begins anew with each piece of a body.
                .ifNoItem()
                .after(deadline)
                .fail();
    }

    @PreDestroy
    void close() {
        http.close();
    }

    private static HttpClientOptions options(UpstreamConfig config, UpstreamTls tls) {
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                .setKeepAliveTimeout(IDLE_SECONDS)
                .setMaxPoolSize(config.maxConcurrent())
                // Who waits for a connection does so within the request's time.
                .setMaxWaitQueueSize(config.maxWaiting());
        tls.configure(options);
        return options;
    }

    private static URL url(UpstreamConfig config) {
        try {
            return config.url().toURL();
        } catch (MalformedURLException | IllegalArgumentException e) {
            throw new IllegalStateException("drawbridge.upstream.url is not an http or https URL");
        }
    }
}
