package io.drawbridge.upload;

import static io.drawbridge.upload.stack.Client.bytes;
import static io.drawbridge.upload.stack.Client.known;
import static io.drawbridge.upload.stack.Client.metric;
import static io.drawbridge.upload.stack.Client.object;
import static io.drawbridge.upload.stack.Client.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drawbridge.devstack.FaultInjector;
import io.drawbridge.devstack.fault.Fault;
import io.drawbridge.devstack.fault.RequestMatcher;
import io.drawbridge.upload.stack.Client;
import io.drawbridge.upload.stack.RawClient;
import io.drawbridge.upload.stack.StoreUnderTest;
import io.drawbridge.upload.stack.TokenServiceDouble;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of uploads when the store misbehaves. */
abstract class FaultSuite {

    private static final int PART = UploadSuite.PART;
    private static final byte[] BODY = bytes(3 * PART + 17);
    private static final RequestMatcher CREATE =
            RequestMatcher.any().method("POST").query("uploads");
    private static final RequestMatcher SINGLE = RequestMatcher.any().method("PUT");

    StoreUnderTest store;
    FaultInjector faults;
    TokenServiceDouble tokenService;
    private final Client client = new Client();
    private final String key = "uploads/" + UUID.randomUUID();

    @BeforeEach
    @AfterEach
    void quiet() {
        faults.clear();
        tokenService.serve();
    }

    static Stream<Fault> passingFaults() {
        return Stream.of(
                Fault.status(503),
                Fault.status(500),
                Fault.s3Error(503, "SlowDown").retryAfter(Duration.ofSeconds(1)),
                Fault.s3Error(500, "InternalError").afterTheStoreDidIt(),
                Fault.cutRequest(0),
                Fault.cutRequest(1_000_000),
                Fault.corruptRequest(777_777),
                Fault.cutResponse(0),
                Fault.stallRequest(100_000, Duration.ofSeconds(30)),
                Fault.stallResponse(0, Duration.ofSeconds(30)));
    }

    @ParameterizedTest
    @MethodSource("passingFaults")
    void aPartThatFailsIsSentAgain(Fault fault) {
        faults.nth(RequestMatcher.uploadPart(), 2, fault);
        assertStored(client.send(object(key, unknown(BODY))), BODY);
    }

    @ParameterizedTest
    @MethodSource("passingFaults")
    void aSingleObjectThatFailsIsSentAgain(Fault fault) {
        byte[] body = bytes(2_000_000);
        faults.nth(SINGLE, 1, fault);
        assertStored(client.send(object(key, known(body))), body);
    }

    static Stream<Fault> faultsOfShortRequests() {
        return Stream.of(
                Fault.status(503),
                Fault.s3Error(200, "InternalError"),
                Fault.s3Error(500, "InternalError").afterTheStoreDidIt(),
                Fault.cutResponse(0),
                Fault.stallResponse(0, Duration.ofSeconds(30)));
    }

    @ParameterizedTest
    @MethodSource("faultsOfShortRequests")
    void aCompletionWhoseAnswerIsLostIsSettled(Fault fault) {
        faults.nth(RequestMatcher.completeMultipartUpload(), 1, fault);
        assertStored(client.send(object(key, known(BODY))), BODY);
    }

    @Test
    void aCompletionThatWorkedButNeverSaidSoIsFoundOut() {
        faults.always(
                RequestMatcher.completeMultipartUpload(),
                Fault.s3Error(500, "InternalError").afterTheStoreDidIt());
        assertStored(client.send(object(key, known(BODY))), BODY);
    }

    @Test
    void aCreationThatFailsIsRepeated() {
        faults.nth(CREATE, 1, Fault.status(503));
        assertStored(client.send(object(key, known(BODY))), BODY);
    }

    @Test
    void anAbortThatFailsIsRepeated() {
        faults.always(RequestMatcher.uploadPart(), Fault.s3Error(403, "AccessDenied"));
        faults.next(RequestMatcher.abortMultipartUpload(), 2, Fault.status(503));
        UploadSuite.assertProblem(client.send(object(key, known(BODY))), 403, "store-denied");
        assertNothingLeft();
    }

    @Test
    void aStoreThatNeverTakesAPartEndsInAProblemAndLeavesNothing() {
        faults.always(RequestMatcher.uploadPart(), Fault.s3Error(500, "InternalError"));
        UploadSuite.assertProblem(client.send(object(key, known(BODY))), 502, "store-failed");
        assertNothingLeft();
        UploadSuite.assertProblem(client.send(object(key, unknown(BODY))), 502, "store-failed");
        assertNothingLeft();
    }

    @Test
    void bytesThatNeverArriveIntactMakeNoObject() {
        faults.always(RequestMatcher.any().method("PUT"), Fault.corruptRequest(50));
        UploadSuite.assertProblem(client.send(object(key, known(bytes(2_000_000)))), 503, "store-unavailable");
        assertNothingLeft();
        UploadSuite.assertProblem(client.send(object(key, unknown(BODY))), 503, "store-unavailable");
        assertNothingLeft();
    }

    @Test
    void aStoreThatIsOverloadedAsksForPatience() {
        faults.always(RequestMatcher.any(), Fault.s3Error(503, "SlowDown"));
        HttpResponse<String> answer = client.send(object(key, known(BODY)));
        UploadSuite.assertProblem(answer, 503, "store-unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertNothingLeft();
    }

    @Test
    void aStoreThatBreaksEveryConnectionIsUnavailable() {
        faults.always(RequestMatcher.any(), Fault.cutRequest(0));
        UploadSuite.assertProblem(client.send(object(key, known(bytes(100)))), 503, "store-unavailable");
        faults.clear();
        assertNothingLeft();
    }

    @Test
    void credentialsThatExpireInTheMiddleAreRenewedAndThePartIsRepeated() {
        client.send(object(key + "-first", known(bytes(1))));
        tokenService.serve();
        faults.nth(RequestMatcher.uploadPart(), 3, Fault.s3Error(400, "ExpiredToken"));
        assertStored(client.send(object(key, known(BODY))), BODY);
        assertThat(tokenService.questions()).hasSizeBetween(1, 2);
    }

    @Test
    void credentialsThatTheStoreDoesNotKnowAreRenewedOnce() {
        String spoilt = "spoilt/" + UUID.randomUUID();
        assertThat(client.send(object(spoilt, known(bytes(10)))).statusCode()).isEqualTo(201);
    }

    @Test
    void aBucketThatIsNotThereIsNotFound() {
        HttpResponse<String> answer = client.send(Client.put("/v1/objects/no-such-bucket/uploads/a", known(bytes(1))));
        assertThat(answer.statusCode()).isIn(403, 404);
    }

    /** Parts leave when they are full, so an answer waits for one part and the completion, however long the body was. */
    @Test
    void afterTheLastByteOnePartIsLeft() {
        double before = metric("drawbridge_upload_parts_total");
        try (RawClient sending = new RawClient()) {
            sending.send(RawClient.object(key, "Transfer-Encoding: chunked"))
                    .chunk(Arrays.copyOf(BODY, BODY.length - 1));
            await().atMost(Duration.ofSeconds(20)).until(() -> metric("drawbridge_upload_parts_total") == before + 3);
            int requests = faults.requests();
            sending.chunk(new byte[] {BODY[BODY.length - 1]}).send("0\r\n\r\n");
            assertThat(sending.answer()).startsWith("HTTP/1.1 201");
            assertThat(faults.requests()).isEqualTo(requests + 2);
        }
        assertThat(store.object(key).orElseThrow().asByteArray()).isEqualTo(BODY);
    }

    private void assertStored(HttpResponse<String> answer, byte[] body) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(faults.struck()).isPositive();
        faults.clear();
        assertThat(store.object(key).orElseThrow().asByteArray()).isEqualTo(body);
        assertThat(store.danglingUploads()).doesNotContain(key);
    }

    private void assertNothingLeft() {
        assertThat(store.object(key)).isEmpty();
        assertThat(store.danglingUploads()).doesNotContain(key);
    }
}
