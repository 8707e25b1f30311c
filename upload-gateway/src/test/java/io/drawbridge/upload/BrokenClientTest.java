package io.drawbridge.upload;

import static io.drawbridge.upload.stack.Client.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drawbridge.upload.part.ByteBudget;
import io.drawbridge.upload.stack.GatewayStack;
import io.drawbridge.upload.stack.RawClient;
import io.drawbridge.upload.stack.StoreUnderTest;
import io.drawbridge.upload.stack.TokenServiceDouble;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that lie, leave, stall or send what is not HTTP. */
@QuarkusTest
@WithTestResource(GatewayStack.class)
class BrokenClientTest {

    private static final int PART = UploadSuite.PART;
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Inject
    ByteBudget budget;

    StoreUnderTest store;
    private final String key = "uploads/" + UUID.randomUUID();

    @AfterEach
    void nothingIsHeldAnyMore() {
        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(budget.inUse()).isZero();
            assertThat(store.danglingUploads()).doesNotContain(key);
        });
    }

    @Test
    void continueIsNotSentToACallerWhoMayNotUpload() {
        try (RawClient client = new RawClient()) {
            String head = client.send(RawClient.object("other/key", "Expect: 100-continue", "Content-Length: 100000"))
                    .head();
            assertThat(head).startsWith("HTTP/1.1 403").contains("connection: close");
        }
    }

    @Test
    void continueIsSentWhenTheBodyIsWanted() {
        try (RawClient client = new RawClient()) {
            String first = client.send(RawClient.object(key, "Expect: 100-continue", "Content-Length: 5"))
                    .head();
            assertThat(first).startsWith("HTTP/1.1 100");
            assertThat(client.send("hello").head()).startsWith("HTTP/1.1 201");
        }
        assertThat(stored()).isEqualTo("hello".getBytes());
    }

    @Test
    void continueWaitsForMemory() {
        List<RawClient> hogs = hogs();
        try (RawClient client = new RawClient()) {
            client.send(RawClient.object(key, "Expect: 100-continue", "Content-Length: 5"));
            assertThat(client.head()).startsWith("HTTP/1.1 503").containsIgnoringCase("retry-after:");
        } finally {
            hogs.forEach(RawClient::close);
        }
    }

    @Test
    void aClientThatSendsEverythingBeforeItReadsSeesTheRefusal() {
        byte[] body = bytes(30 << 20);
        try (RawClient client = new RawClient()) {
            String head = RawClient.object(key, "Content-Length: " + body.length)
                    .replace(TokenServiceDouble.TOKEN, "somebody-else");
            assertThat(client.send(head).send(body).head()).startsWith("HTTP/1.1 401");
        }
        try (RawClient client = new RawClient()) {
            String head = RawClient.object("limited/" + UUID.randomUUID(), "Transfer-Encoding: chunked");
            assertThat(client.send(head).chunk(body).send("0\r\n\r\n").head()).startsWith("HTTP/1.1 413");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, PART + 10, 3 * PART})
    void aBodyThatStopsHalfWayLeavesNothing(int sent) {
        try (RawClient client = new RawClient()) {
            client.send(RawClient.object(key, "Content-Length: " + (sent + 1_000_000)))
                    .send(bytes(sent));
            awaitThatTheGatewayIsAtIt();
        }
        assertNothingComes();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, PART + 10, 3 * PART})
    void aChunkedBodyThatStopsHalfWayLeavesNothing(int sent) {
        try (RawClient client = new RawClient()) {
            client.send(RawClient.object(key, "Transfer-Encoding: chunked")).chunk(bytes(sent));
            awaitThatTheGatewayIsAtIt();
        }
        assertNothingComes();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, PART + 10})
    void aClientThatStallsIsToldSoAndLeavesNothing(int sent) {
        try (RawClient client = new RawClient()) {
            client.send(RawClient.object(key, "Content-Length: " + (sent + 1_000_000)))
                    .send(bytes(sent));
            assertThat(client.head()).startsWith("HTTP/1.1 408");
        }
        assertNothingComes();
    }

    @Test
    void aClientThatDripsIsToldSoAndLeavesNothing() {
        ScheduledExecutorService drip = Executors.newSingleThreadScheduledExecutor();
        try (RawClient client = new RawClient()) {
            client.send(RawClient.object(key, "Content-Length: 1000000"));
            drip.scheduleAtFixedRate(() -> client.send("x"), 0, 100, TimeUnit.MILLISECONDS);
            assertThat(client.head()).startsWith("HTTP/1.1 408");
        } finally {
            drip.shutdownNow();
        }
        assertNothingComes();
    }

    @Test
    void bytesAfterTheAnnouncedLengthAreNotPartOfTheObject() {
        try (RawClient client = new RawClient()) {
            client.send(RawClient.object(key, "Content-Length: 5")).send("hello, this is more than that\r\n\r\n");
            String answers = client.rest();
            assertThat(answers).startsWith("HTTP/1.1 201").contains("400 Bad Request");
        }
        assertThat(stored()).isEqualTo("hello".getBytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: -1", "Content-Length: ten", "Content-Length: 5\r\nContent-Length: 6"})
    void lengthsThatAreNoneAreRefused(String header) {
        try (RawClient client = new RawClient()) {
            assertThat(client.send(RawClient.object(key, header)).send("hello").head())
                    .startsWith("HTTP/1.1 400");
        }
        assertNothingComes();
    }

    @Test
    void chunksThatAreNoneLeaveNothing() {
        try (RawClient client = new RawClient()) {
            client.send(RawClient.object(key, "Transfer-Encoding: chunked"))
                    .chunk(bytes(10))
                    .send("zz\r\nabc\r\n0\r\n\r\n");
            client.rest();
        }
        assertNothingComes();
    }

    @Test
    void whenAllBuffersAreInUseANewUploadIsToldToComeBack() {
        List<RawClient> hogs = hogs();
        try (RawClient client = new RawClient()) {
            String head = client.send(RawClient.object(key, "Content-Length: 5"))
                    .send("hello")
                    .head();
            assertThat(head).startsWith("HTTP/1.1 503").containsIgnoringCase("retry-after:");
        } finally {
            hogs.forEach(RawClient::close);
        }
        await().atMost(LIMIT).until(() -> budget.inUse() == 0);
        try (RawClient client = new RawClient()) {
            assertThat(client.send(RawClient.object(key, "Content-Length: 5"))
                            .send("hello")
                            .head())
                    .startsWith("HTTP/1.1 201");
        }
    }

    /** Uploads of several parts that hold every slab of the budget and keep sending a little, so that they do not count as stalled. */
    private List<RawClient> hogs() {
        List<RawClient> hogs = new ArrayList<>();
        for (long held = 0; held < budget.limit(); held += PART) {
            hogs.add(new RawClient()
                    .send(RawClient.object("uploads/hog-" + held, "Content-Length: 10000000"))
                    .send("x"));
        }
        await().atMost(LIMIT).until(() -> budget.inUse() == budget.limit());
        hogs.forEach(hog -> hog.send("y"));
        return hogs;
    }

    private void awaitThatTheGatewayIsAtIt() {
        await().atMost(LIMIT).until(() -> budget.inUse() > 0);
    }

    private void assertNothingComes() {
        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(budget.inUse()).isZero();
            assertThat(store.danglingUploads()).doesNotContain(key);
        });
        assertThat(store.object(key)).isEmpty();
    }

    private byte[] stored() {
        return store.object(key).orElseThrow().asByteArray();
    }
}
