package io.drawbridge.upload;

import static io.drawbridge.upload.stack.Client.bytes;
import static io.drawbridge.upload.stack.Client.known;
import static io.drawbridge.upload.stack.Client.object;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drawbridge.devstack.FaultInjector;
import io.drawbridge.devstack.fault.Fault;
import io.drawbridge.devstack.fault.RequestMatcher;
import io.drawbridge.upload.stack.Client;
import io.drawbridge.upload.stack.GatewayStack;
import io.drawbridge.upload.stack.Prometheus;
import io.drawbridge.upload.stack.RawClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens is what Prometheus reads, and what Kubernetes is told. */
@QuarkusTest
@WithTestResource(GatewayStack.class)
class MetricsTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int PART = UploadSuite.PART;

    FaultInjector faults;
    private final Client client = new Client();
    private final String key = "uploads/" + UUID.randomUUID();
    private Prometheus before;

    @BeforeEach
    void look() {
        await().atMost(LIMIT).until(() -> now().value("drawbridge_part_buffers_used_bytes") == 0);
        before = now();
    }

    @AfterEach
    void quiet() {
        faults.clear();
    }

    @Test
    void whatIsStoredIsCounted() {
        client.send(object(key, known(bytes(2 * PART + 5))));
        client.send(object(key, known(bytes(7))));
        assertThat(rise("drawbridge_uploads_seconds_count{outcome=\"stored\"}")).isEqualTo(2);
        assertThat(rise("drawbridge_upload_parts_total")).isEqualTo(4);
        assertThat(rise("drawbridge_upload_stored_bytes_total")).isEqualTo(2 * PART + 12);
        assertThat(rise("drawbridge_upload_retries_total")).isZero();
        assertThat(rise("drawbridge_upload_aborts_total")).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "503, SlowDown, throttled",
        "500, InternalError, store_error",
        "400, RequestTimeout, timeout",
        "400, BadDigest, corrupted"
    })
    void partsThatAreSentAgainAreCountedByTheirCause(int status, String code, String cause) {
        faults.nth(RequestMatcher.uploadPart(), 1, Fault.s3Error(status, code));
        client.send(object(key, known(bytes(PART + 5))));
        assertThat(rise("drawbridge_upload_retries_total{cause=\"" + cause + "\"}"))
                .isEqualTo(1);
        assertThat(rise("drawbridge_upload_retries_total")).isEqualTo(1);
        assertThat(rise("drawbridge_uploads_seconds_count{outcome=\"stored\"}")).isEqualTo(1);
    }

    @Test
    void whatFailsIsCountedWithItsAbort() {
        faults.always(RequestMatcher.uploadPart(), Fault.s3Error(403, "AccessDenied"));
        client.send(object(key, known(bytes(PART + 5))));
        assertThat(rise("drawbridge_uploads_seconds_count{outcome=\"store_denied\"}"))
                .isEqualTo(1);
        assertThat(rise("drawbridge_upload_aborts_total{outcome=\"done\"}")).isEqualTo(1);
        assertThat(rise("drawbridge_uploads_seconds_count{outcome=\"stored\"}")).isZero();
    }

    @Test
    void anAbortThatFailsIsCounted() {
        faults.always(RequestMatcher.uploadPart(), Fault.s3Error(403, "AccessDenied"));
        faults.always(RequestMatcher.abortMultipartUpload(), Fault.s3Error(403, "AccessDenied"));
        client.send(object(key, known(bytes(PART + 5))));
        assertThat(rise("drawbridge_upload_aborts_total{outcome=\"failed\"}")).isEqualTo(1);
        assertThat(rise("drawbridge_upload_aborts_total{outcome=\"done\"}")).isZero();
    }

    @Test
    void whatIsGoingOnAndWaitsIsShown() {
        double limit = before.value("drawbridge_part_buffers_limit_bytes");
        List<RawClient> hogs = new ArrayList<>();
        for (int i = 0; i * (double) PART < limit; i++) {
            hogs.add(new RawClient()
                    .send(RawClient.object(key + i, "Content-Length: 10000000"))
                    .send("x"));
        }
        await().atMost(LIMIT).until(() -> now().value("drawbridge_part_buffers_used_bytes") == limit);
        try (RawClient waiting = new RawClient()) {
            waiting.send(RawClient.object(key, "Content-Length: 5")).send("hello");
            await().atMost(LIMIT).until(() -> now().value("drawbridge_part_buffers_waiting") == 1);
            assertThat(now().value("drawbridge_uploads_in_flight")).isEqualTo(hogs.size() + 1);
            hogs.forEach(RawClient::close);
            assertThat(waiting.head()).startsWith("HTTP/1.1 201");
        }
        assertThat(rise("drawbridge_part_buffers_waited_seconds_count")).isEqualTo(1);
        assertThat(rise("drawbridge_part_buffers_waited_seconds_sum")).isPositive();
        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(now().value("drawbridge_uploads_in_flight")).isZero();
            assertThat(now().value("drawbridge_part_buffers_waiting")).isZero();
            assertThat(rise("drawbridge_uploads_seconds_count{outcome=\"client_gone\"}"))
                    .isEqualTo(hogs.size());
        });
    }

    @Test
    void aStoreThatIsAwayTakesTheReplicaOutAndABackOneBringsItBack() {
        get("/q/health/ready").then().statusCode(200);
        faults.always(RequestMatcher.any(), Fault.cutResponse(0));
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(get("/q/health/ready").statusCode())
                        .as(get("/q/health/ready").asString() + faults)
                        .isEqualTo(503));
        get("/q/health/live").then().statusCode(200);
        faults.clear();
        await().atMost(LIMIT).until(() -> get("/q/health/ready").statusCode() == 200);
    }

    private double rise(String name) {
        return now().value(name) - before.value(name);
    }

    private static Prometheus now() {
        return new Prometheus(get("/q/metrics").then().statusCode(200).extract().asString());
    }
}
