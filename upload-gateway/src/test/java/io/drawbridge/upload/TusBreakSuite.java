package io.drawbridge.upload;

import static io.drawbridge.upload.stack.Client.bytes;
import static io.drawbridge.upload.stack.Client.metric;
import static io.drawbridge.upload.stack.TusClient.offset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drawbridge.devstack.FaultInjector;
import io.drawbridge.devstack.fault.Fault;
import io.drawbridge.devstack.fault.RequestMatcher;
import io.drawbridge.upload.stack.RawClient;
import io.drawbridge.upload.stack.StoreUnderTest;
import io.drawbridge.upload.stack.TusClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Resumable uploads whose requests break off or meet, on whichever store. */
abstract class TusBreakSuite {

    private static final int PART = UploadSuite.PART;

    StoreUnderTest store;
    FaultInjector faults;
    private final TusClient tus = new TusClient();

    @AfterEach
    void quiet() {
        faults.clear();
    }

    private static String newKey() {
        return "uploads/" + UUID.randomUUID();
    }

    /** What is written at the end of each request. */
    private String state(String path) {
        String name = StoreUnderTest.TUS_STATE + path.substring(path.lastIndexOf('/') + 1) + ".json";
        return store.object(name).orElseThrow().asUtf8String();
    }

    private void assertStored(String key, byte[] body) {
        assertThat(store.object(key).orElseThrow().asByteArray()).isEqualTo(body);
        assertThat(store.danglingUploads()).doesNotContain(key);
    }

    @Test
    void whatArrivedBeforeTheClientLeftIsKept() {
        String key = newKey();
        byte[] body = bytes(2 * PART);
        String path = tus.begin(key, body.length);
        try (RawClient leaving = new RawClient()) {
            leaving.send(TusClient.rawPiece(path, 0, body.length)).send(Arrays.copyOf(body, PART + 1_000_000));
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> state(path).contains("\"tail\":{"));
        long kept = offset(tus.look(path));
        assertThat(kept).isGreaterThan(PART).isLessThanOrEqualTo(PART + 1_000_000);
        assertThat(tus.append(path, kept, Arrays.copyOfRange(body, (int) kept, body.length))
                        .statusCode())
                .isEqualTo(204);
        assertStored(key, body);
    }

    /** At one of these the next part waits for memory, and what has arrived of it waits in two places. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void whatWaitsForRoomWhenTheClientLeavesIsKeptInItsOrder(int parts) throws Exception {
        String key = newKey();
        byte[] body = bytes(6 * PART);
        String path = tus.begin(key, body.length);
        faults.always(RequestMatcher.uploadPart(), Fault.latency(Duration.ofMillis(1_500)));
        try (RawClient leaving = new RawClient()) {
            leaving.send(TusClient.rawPiece(path, 0, body.length)).send(Arrays.copyOf(body, parts * PART + 1_000));
            for (int from = parts * PART + 1_000, i = 0; i < 5; i++, from += 1_000) {
                Thread.sleep(40);
                leaving.send(Arrays.copyOfRange(body, from, from + 1_000));
            }
            Thread.sleep(40);
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> state(path).contains("\"block\":null"));
        faults.clear();
        int kept = (int) offset(tus.look(path));
        assertThat(kept).isBetween((parts - 1) * PART, parts * PART + 6_000);
        assertThat(tus.append(path, kept, Arrays.copyOfRange(body, kept, body.length))
                        .statusCode())
                .isEqualTo(204);
        assertStored(key, body);
    }

    @Test
    void aNewerRequestTakesOverAndTheOlderOneIsFenced() {
        String key = newKey();
        byte[] body = bytes(2 * PART);
        String path = tus.begin(key, body.length);
        double parts = metric("drawbridge_upload_parts_total");
        double takeovers = metric("drawbridge_tus_takeovers_total");
        double fenced = metric("drawbridge_tus_fenced_total");
        double saved = metric("drawbridge_tus_saved_bytes_total");
        try (RawClient older = new RawClient()) {
            older.send(TusClient.rawPiece(path, 0, body.length)).send(Arrays.copyOf(body, PART + 1_000));
            await().atMost(Duration.ofSeconds(20)).until(() -> metric("drawbridge_upload_parts_total") > parts);
            assertThat(offset(tus.look(path))).isEqualTo(PART);
            assertThat(older.send(Arrays.copyOfRange(body, PART + 1_000, body.length))
                            .answer())
                    .startsWith("HTTP/1.1 409")
                    .contains("urn:drawbridge:problem:superseded");
        }
        assertThat(tus.append(path, PART, Arrays.copyOfRange(body, PART, body.length))
                        .statusCode())
                .isEqualTo(204);
        assertStored(key, body);
        assertThat(metric("drawbridge_tus_takeovers_total")).isEqualTo(takeovers + 1);
        assertThat(metric("drawbridge_tus_fenced_total")).isEqualTo(fenced + 1);
        assertThat(metric("drawbridge_tus_saved_bytes_total")).isEqualTo(saved + PART);
    }

    /** Clients begin anew when they are refused here. */
    @Test
    void aLookThatLosesTheRaceAgainstTheOlderRequestLooksAgain() {
        byte[] body = bytes(2 * PART);
        String path = tus.begin(newKey(), body.length);
        double parts = metric("drawbridge_upload_parts_total");
        double takeovers = metric("drawbridge_tus_takeovers_total");
        try (RawClient older = new RawClient()) {
            older.send(TusClient.rawPiece(path, 0, body.length)).send(Arrays.copyOf(body, PART + 1_000));
            await().atMost(Duration.ofSeconds(20)).until(() -> metric("drawbridge_upload_parts_total") > parts);
            faults.next(RequestMatcher.any().method("PUT"), 1, Fault.s3Error(412, "PreconditionFailed"));
            HttpResponse<String> look = tus.look(path);
            assertThat(look.statusCode()).isEqualTo(200);
            assertThat(offset(look)).isEqualTo(PART);
        }
        assertThat(faults.struck()).isEqualTo(1);
        assertThat(metric("drawbridge_tus_takeovers_total")).isEqualTo(takeovers + 1);
    }

    /** As while another request completes the upload and the store clears its parts away. */
    @Test
    void aListOfPartsThatIsTooShortIsReadAgain() {
        String key = newKey();
        byte[] body = bytes(PART + 5);
        String path = tus.begin(key, body.length);
        Fault.Answer none = Fault.status(200)
                .body("application/xml", "<ListPartsResult><IsTruncated>false</IsTruncated></ListPartsResult>");
        faults.next(RequestMatcher.any().method("GET").query("uploadId"), 1, none);
        assertThat(tus.append(path, 0, body).statusCode()).isEqualTo(204);
        assertThat(faults.struck()).isEqualTo(1);
        assertStored(key, body);
    }
}
