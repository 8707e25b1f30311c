package io.drawbridge.upload;

import static io.drawbridge.upload.stack.Client.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drawbridge.devstack.fault.Fault;
import io.drawbridge.devstack.fault.RequestMatcher;
import io.drawbridge.upload.stack.Http2Client;
import io.drawbridge.upload.stack.Http2Request;
import io.drawbridge.upload.stack.SecureGateway;
import io.netty.handler.codec.http2.Http2Error;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Many streams on one connection, and clients that misuse them. */
@ExtendWith(SecureGateway.Extension.class)
class Http2IT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int PART = UploadSuite.PART;

    private final SecureGateway gateway;
    private final String key = "uploads/" + UUID.randomUUID();

    Http2IT(SecureGateway gateway) {
        this.gateway = gateway;
    }

    @AfterEach
    void nothingIsHeldAnyMore() {
        gateway.faults().clear();
        nothingIsHeld();
    }

    private void nothingIsHeld() {
        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(gateway.process().metric("drawbridge_part_buffers_used_bytes"))
                    .isZero();
            assertThat(gateway.process().metric("drawbridge_uploads_in_flight")).isZero();
            assertThat(gateway.store().danglingUploads()).isEmpty();
        });
    }

    @Test
    void whatAClientMayDoIsBounded() throws Exception {
        try (Http2Client client = gateway.client()) {
            assertThat(client.settings().maxConcurrentStreams()).isEqualTo(64);
            assertThat(client.settings().initialWindowSize()).isEqualTo(16_384);
            assertThat(client.settings().maxHeaderListSize()).isEqualTo(16_384);
        }
    }

    /** More bodies than there is memory for, into a store that is slow: those that wait block none that run. */
    @Test
    @Tag("real") // for the time that it takes
    void manyStreamsOfOneConnectionStayWithinTheBudget() throws Exception {
        gateway.faults().always(RequestMatcher.any().method("PUT"), Fault.slow(Duration.ofMillis(300), 20_000_000));
        double limit = gateway.process().metric("drawbridge_part_buffers_limit_bytes");
        try (Http2Client client = gateway.client()) {
            List<Http2Request> requests = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                byte[] body = bytes(400_000 + i);
                requests.add(client.object(key + i, "content-length: " + body.length)
                        .send(body)
                        .end());
            }
            byte[] large = bytes(2 * PART + 5);
            Http2Request last = client.object(key + "large").send(large).end();
            int stored = 0;
            for (int i = 0; i < requests.size(); i++) {
                assertThat(gateway.process().metric("drawbridge_part_buffers_used_bytes"))
                        .isLessThanOrEqualTo(limit);
                stored += storedOrToldToComeBack(requests.get(i), key + i, bytes(400_000 + i));
            }
            storedOrToldToComeBack(last, key + "large", large);
            assertThat(stored).isGreaterThan(8);
        }
    }

    /** All of what waits lies in the windows of its streams, and none of it in that of the connection. */
    @Test
    void uploadsThatWaitForMemoryDoNotHoldUpThoseThatRun() throws Exception {
        double limit = gateway.process().metric("drawbridge_part_buffers_limit_bytes");
        byte[] rest = bytes(3_000_000);
        try (Http2Client client = gateway.client()) {
            List<Http2Request> running = new ArrayList<>();
            for (int i = 0; i * (double) PART < limit; i++) {
                running.add(client.object(key + "running" + i).send(bytes(1)));
            }
            await().atMost(LIMIT).until(() -> gateway.process().metric("drawbridge_part_buffers_used_bytes") == limit);
            List<Http2Request> waiting = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                waiting.add(
                        client.object(key + "waiting" + i).send(bytes(100_000)).end());
            }
            await().atMost(LIMIT).until(() -> gateway.process().metric("drawbridge_part_buffers_waiting") == 50);
            assertThat(running).allMatch(upload -> upload.window() > 256 << 10);
            assertThat(waiting).allMatch(upload -> upload.window() == 0);
            assertThat(running.get(0).send(rest).end().status()).isEqualTo(201);
            for (Http2Request answered :
                    waiting.stream().filter(Http2Request::isAnswered).toList()) {
                assertThat(answered.status()).as("nobody had to give up before").isEqualTo(201);
            }
            for (Http2Request upload : running.subList(1, running.size())) {
                assertThat(upload.send(rest).end().status()).isEqualTo(201);
            }
            for (int i = 0; i < waiting.size(); i++) {
                storedOrToldToComeBack(waiting.get(i), key + "waiting" + i, bytes(100_000));
            }
        }
    }

    private int storedOrToldToComeBack(Http2Request request, String name, byte[] body) throws Exception {
        if (request.status() == 201) {
            assertThat(gateway.store().object(name).orElseThrow().asByteArray()).isEqualTo(body);
            return 1;
        }
        assertThat(request.status()).as(request.text()).isEqualTo(503);
        assertThat(request.header("retry-after")).matches("\\d+");
        assertThat(gateway.store().object(name)).isEmpty();
        return 0;
    }

    @Test
    void streamsThatAreCancelledAtOnceEndTheConnectionAndNoOther() throws Exception {
        try (Http2Client attacker = gateway.client();
                Http2Client other = gateway.client()) {
            Http2Request running = other.object(key).send(bytes(PART + 10));
            attacker.cancelAtOnce(key + "flood", 2_000);
            assertThat(attacker.goneAway()).isEqualTo(Http2Error.ENHANCE_YOUR_CALM);
            await().atMost(LIMIT).until(() -> !attacker.isOpen());
            assertThat(running.send(bytes(3)).end().status()).isEqualTo(201);
            assertThat(other.object(key).send(bytes(5)).end().status()).isEqualTo(201);
        }
        assertThat(gateway.store().keys(key + "flood")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 2 * PART})
    void aStreamThatIsCancelledLeavesNothing(int sent) throws Exception {
        try (Http2Client client = gateway.client()) {
            Http2Request request =
                    client.object(key, "content-length: " + (sent + 1_000)).send(bytes(sent));
            await().atMost(LIMIT).until(() -> gateway.process().isAtIt());
            request.cancel();
            nothingIsHeld();
            assertThat(client.object(key + "next").send(bytes(5)).end().status())
                    .as("the connection goes on")
                    .isEqualTo(201);
        }
        assertThat(gateway.process().logged("Mutiny had to drop"))
                .as("an error for what is none")
                .isFalse();
        assertThat(gateway.store().object(key)).isEmpty();
    }

    @Test
    void aFormThatIsCancelledLeavesNothing() throws Exception {
        String head = "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"film.mkv\"\r\n\r\n";
        try (Http2Client client = gateway.client()) {
            Http2Request form = client.object(
                            key + "/", ":method: POST", "content-type: multipart/form-data; boundary=b")
                    .send(head.getBytes(StandardCharsets.US_ASCII))
                    .send(bytes(PART + 1_000));
            await().atMost(LIMIT).until(() -> gateway.store().danglingUploads().contains(key + "/film.mkv"));
            form.cancel();
            nothingIsHeld();
        }
        assertThat(gateway.store().keys(key)).isEmpty();
    }

    /** The client has sent a part of its body and would send more. */
    @ParameterizedTest
    @CsvSource({"other/key, 403, forbidden", "limited/key, 413, too-large"})
    void anEarlyAnswerEndsTheStreamAndNotTheConnection(String refused, int status, String problem) throws Exception {
        try (Http2Client client = gateway.client()) {
            List<Http2Request> requests = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                Http2Request request =
                        client.object(refused, "content-length: 2000000").send(bytes(50_000));
                assertThat(request.status()).isEqualTo(status);
                assertThat(request.text()).contains("urn:drawbridge:problem:" + problem);
                requests.add(request);
            }
            for (Http2Request request : requests) {
                assertThat(request.ended()).isEqualTo(Http2Error.NO_ERROR);
            }
            assertThat(client.object(key).send(bytes(5)).end().status()).isEqualTo(201);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {300_000})
    void digestsMayComeAsTrailers(int length) throws Exception {
        byte[] body = bytes(length);
        String digest =
                "sha-256=:" + base64(MessageDigest.getInstance("SHA-256").digest(body)) + ":";
        try (Http2Client client = gateway.client()) {
            Http2Request right =
                    client.object(key, "trailer: repr-digest").send(body).trailers("repr-digest: " + digest);
            assertThat(right.status()).as(right.text()).isEqualTo(201);
            Http2Request wrong = client.object(key + "wrong", "trailer: repr-digest")
                    .send(bytes(length + 1))
                    .trailers("repr-digest: " + digest);
            assertThat(wrong.status()).isEqualTo(400);
            assertThat(wrong.text()).contains("digest-mismatch");
            Http2Request missing = client.object(key + "wrong", "trailer: repr-digest")
                    .send(body)
                    .end();
            assertThat(missing.status()).isEqualTo(400);
            Http2Request other = client.object(key + "wrong", "trailer: repr-digest")
                    .send(body)
                    .trailers("x: y");
            assertThat(other.status()).isEqualTo(400);
        }
        assertThat(gateway.store().object(key).orElseThrow().asByteArray()).isEqualTo(body);
        assertThat(gateway.store().object(key + "wrong")).isEmpty();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
