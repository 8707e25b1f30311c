package io.drawbridge.upload.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.upload.upload.LimitsConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over a real connection: the bytes come whole and in order, by both ways, however the subscriber dawdles. */
class ClientBodyTest {

    private static final int LENGTH = 6 << 20;

    private final Vertx vertx = Vertx.vertx();
    private final LimitsConfig limits = new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(LimitsConfig.class)
            .build()
            .getConfigMapping(LimitsConfig.class);
    private final CompletableFuture<byte[]> received = new CompletableFuture<>();
    private HttpServer server;
    private int pauses;

    @BeforeEach
    void serve() throws Exception {
        server = vertx.createHttpServer()
                .requestHandler(this::read)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** Of hundred demands so many come late. */
    @ParameterizedTest
    @ValueSource(ints = {0, 5, 50})
    void bytesComeWholeAndInOrder(int pauses) throws Exception {
        this.pauses = pauses;
        byte[] body = new byte[LENGTH];
        new Random(pauses).nextBytes(body);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort()))
                .version(HttpClient.Version.HTTP_1_1)
                .PUT(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        HttpClient.newHttpClient().sendAsync(request, BodyHandlers.discarding());
        assertThat(received.get(30, TimeUnit.SECONDS)).isEqualTo(body);
    }

    private void read(HttpServerRequest request) {
        ClientBody.asReceived(request, vertx, limits).subscribe().withSubscriber(new Dawdler(request));
    }

    private final class Dawdler implements MultiSubscriber<ByteBuffer> {

        private final HttpServerRequest request;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final Random random = new Random(1);
        private Flow.Subscription body;

        private Dawdler(HttpServerRequest request) {
            this.request = request;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            body = subscription;
            body.request(1);
        }

        @Override
        public void onItem(ByteBuffer piece) {
            byte[] copy = new byte[piece.remaining()];
            piece.get(copy);
            bytes.writeBytes(copy);
            if (random.nextInt(100) < pauses) {
                vertx.setTimer(1 + random.nextInt(5), late -> body.request(1));
            } else {
                body.request(1);
            }
        }

        @Override
        public void onFailure(Throwable failure) {
            received.completeExceptionally(failure);
        }

        @Override
        public void onCompletion() {
            request.response().end();
            received.complete(bytes.toByteArray());
        }
    }
}
