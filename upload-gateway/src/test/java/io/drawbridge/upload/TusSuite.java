package io.drawbridge.upload;

import static io.drawbridge.upload.stack.Client.bytes;
import static io.drawbridge.upload.stack.TusClient.metadata;
import static io.drawbridge.upload.stack.TusClient.offset;
import static io.drawbridge.upload.stack.TusClient.piece;
import static io.drawbridge.upload.stack.TusClient.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.upload.stack.RawClient;
import io.drawbridge.upload.stack.StoreUnderTest;
import io.drawbridge.upload.stack.TokenServiceDouble;
import io.drawbridge.upload.stack.TusClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client of tus 1.0.0 may expect, on whichever store. */
abstract class TusSuite {

    private static final Pattern LOCATION = Pattern.compile("(?i)\r\nlocation: \\S*?(/files/\\w+)\r\n");

    private static final int PART = UploadSuite.PART;

    private static final String EPOCH = "\"1970-01-01T00:00:00Z\"";

    StoreUnderTest store;
    private final TusClient tus = new TusClient();

    private static String newKey() {
        return "uploads/" + UUID.randomUUID();
    }

    private void assertStored(String key, byte[] body) {
        assertThat(store.object(key).orElseThrow().asByteArray()).isEqualTo(body);
        assertThat(store.danglingUploads()).doesNotContain(key);
    }

    @Test
    void saysWhatIsServed() {
        HttpResponse<String> answer = tus.send(request("/files").method("OPTIONS", BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Tus-Version")).contains("1.0.0");
        assertThat(answer.headers().firstValue("Tus-Extension").orElseThrow())
                .contains("creation-defer-length", "checksum", "termination")
                .doesNotContain("concatenation");
        assertThat(answer.headers().firstValue("Tus-Checksum-Algorithm").orElseThrow())
                .contains("sha1");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "100000, 70000",
        "5242880, 5242880",
        "5242881, 1000000",
        "12582912, 3000000",
        "15000000, 15000000"
    })
    void arrivesInPieces(int length, int largest) {
        String key = newKey();
        byte[] body = bytes(length);
        String path = tus.begin(key, length);
        Random random = new Random(length);
        int at = 0;
        while (at < length) {
            int next = Math.min(length, at + 1 + random.nextInt(largest));
            HttpResponse<String> answer = tus.append(path, at, Arrays.copyOfRange(body, at, next));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
            assertThat(offset(answer)).isEqualTo(next);
            assertThat(offset(tus.look(path))).isEqualTo(next);
            at = next;
        }
        assertStored(key, body);
        assertThat(store.object(key).orElseThrow().response().contentType()).isEqualTo("text/x-tus");
        assertThat(offset(tus.append(path, length, new byte[0]))).isEqualTo(length);
        assertThat(store.keys(StoreUnderTest.TUS_STATE + id(path))).hasSize(1);
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Test
    void anEmptyUploadIsCompleteAtOnce() {
        String key = newKey();
        String path = tus.begin(key, 0);
        assertStored(key, new byte[0]);
        assertThat(offset(tus.look(path))).isZero();
    }

    @Test
    void begunWithItsFirstBytes() {
        String key = newKey();
        byte[] body = bytes(PART + 77);
        HttpResponse<String> answer = tus.send(request("/files")
                .header("Upload-Metadata", metadata(key))
                .header("Upload-Length", String.valueOf(body.length))
                .header("Content-Type", TusClient.PIECE)
                .POST(BodyPublishers.ofByteArray(Arrays.copyOf(body, PART + 7))));
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(offset(answer)).isEqualTo(PART + 7);
        tus.append(
                answer.headers().firstValue("Location").orElseThrow(),
                PART + 7,
                Arrays.copyOfRange(body, PART + 7, body.length));
        assertStored(key, body);
    }

    @Test
    void begunWithBytesOfAClientThatStalls() {
        String key = newKey();
        byte[] body = bytes(PART + 1_000);
        try (RawClient stalling = new RawClient()) {
            String answer = stalling.send(creation(key, body.length, ""))
                    .send(Arrays.copyOf(body, PART + 300))
                    .answer();
            assertThat(answer).startsWith("HTTP/1.1 201").containsIgnoringCase("upload-offset: " + (PART + 300));
            String path =
                    LOCATION.matcher(answer).results().findFirst().orElseThrow().group(1);
            assertThat(tus.append(path, PART + 300, Arrays.copyOfRange(body, PART + 300, body.length))
                            .statusCode())
                    .isEqualTo(204);
        }
        assertStored(key, body);
    }

    @Test
    void begunWithBytesThatAreWrongIsNotBegun() {
        String key = newKey();
        String wrong = "Upload-Checksum: sha1 " + Base64.getEncoder().encodeToString(new byte[20]) + "\r\n";
        try (RawClient client = new RawClient()) {
            assertThat(client.send(creation(key, 5, wrong)).send("abcde").answer())
                    .startsWith("HTTP/1.1 460")
                    .contains("urn:drawbridge:problem:checksum-mismatch");
        }
        try (RawClient client = new RawClient()) {
            assertThat(client.send(creation(key, 4, "")).send("abcde").answer()).startsWith("HTTP/1.1 413");
        }
        assertThat(store.danglingUploads()).doesNotContain(key);
        assertThat(store.keys(StoreUnderTest.TUS_STATE))
                .filteredOn(name -> name.endsWith(".json"))
                .noneMatch(state ->
                        store.object(state).orElseThrow().asUtf8String().contains(key));
    }

    /** The head of a request that begins an upload of this length with as many bytes, at least five. */
    private static String creation(String key, int length, String headers) {
        return "POST /files HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + TokenServiceDouble.TOKEN
                + "\r\nTus-Resumable: 1.0.0\r\nUpload-Metadata: " + metadata(key) + "\r\nUpload-Length: " + length
                + "\r\n" + headers + "Content-Type: " + TusClient.PIECE + "\r\nContent-Length: "
                + Math.max(5, length) + "\r\n\r\n";
    }

    @Test
    void theLengthMayBeToldAtTheEnd() {
        String key = newKey();
        byte[] body = bytes(100_000);
        HttpResponse<String> begun = tus.send(request("/files")
                .header("Upload-Metadata", metadata(key))
                .header("Upload-Defer-Length", "1")
                .POST(BodyPublishers.noBody()));
        String path = begun.headers().firstValue("Location").orElseThrow();
        assertThat(tus.look(path).headers().firstValue("Upload-Defer-Length")).contains("1");
        tus.append(path, 0, body);
        assertThat(store.object(key)).isEmpty();
        HttpResponse<String> last =
                tus.send(piece(path, body.length, new byte[0]).header("Upload-Length", "100000"));
        assertThat(last.statusCode()).isEqualTo(204);
        assertStored(key, body);
    }

    @Test
    void nothingCountsThatDoesNotMatchItsChecksum() throws Exception {
        String key = newKey();
        byte[] body = bytes(PART + 5);
        String path = tus.begin(key, body.length);
        String wrong = "sha1 " + Base64.getEncoder().encodeToString(new byte[20]);
        assertThat(tus.send(piece(path, 0, body).header("Upload-Checksum", wrong))
                        .statusCode())
                .isEqualTo(460);
        assertThat(offset(tus.look(path))).isZero();
        String right = "sha1 "
                + Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-1").digest(body));
        assertThat(tus.send(piece(path, 0, body).header("Upload-Checksum", right))
                        .statusCode())
                .isEqualTo(204);
        assertStored(key, body);
    }

    @Test
    void anEndedUploadLeavesNothing() {
        String key = newKey();
        String path = tus.begin(key, PART + 5);
        tus.append(path, 0, bytes(PART + 1));
        assertThat(tus.send(request(path).DELETE()).statusCode()).isEqualTo(204);
        assertThat(tus.look(path).statusCode()).isEqualTo(404);
        assertThat(store.danglingUploads()).doesNotContain(key);
        assertThat(store.keys(StoreUnderTest.TUS_STATE + id(path))).isEmpty();
    }

    @Test
    void anExpiredUploadIsGone() {
        String path = tus.begin(newKey(), 10);
        assertThat(tus.append(path, 0, bytes(4)).statusCode()).isEqualTo(204);
        String state = StoreUnderTest.TUS_STATE + id(path) + ".json";
        String kept = store.object(state).orElseThrow().asUtf8String();
        store.put(state, kept.replaceAll("\"expires\":[^,]+", "\"expires\":" + EPOCH));
        assertThat(tus.look(path).statusCode()).isEqualTo(410);
        HttpResponse<String> late = tus.append(path, 4, bytes(6));
        assertThat(late.statusCode()).isEqualTo(410);
        assertThat(late.body()).contains("urn:drawbridge:problem:upload-gone");
        assertThat(late.headers().firstValue("Upload-Offset")).isEmpty();
        assertThat(tus.send(request(path).DELETE()).statusCode()).isEqualTo(410);
        store.put(state, kept);
        assertThat(tus.send(request(path).DELETE()).statusCode()).isEqualTo(204);
        assertThat(tus.append(path, 4, bytes(6)).statusCode()).isEqualTo(404);
    }

    @Test
    void whatTheStoreHasDroppedIsGone() {
        String key = newKey();
        byte[] body = bytes(2 * PART);
        String path = tus.begin(key, body.length);
        tus.append(path, 0, Arrays.copyOf(body, PART + 1));
        store.abortUploads(key);
        HttpResponse<String> rest = tus.append(path, PART + 1, Arrays.copyOfRange(body, PART + 1, body.length));
        assertThat(rest.statusCode()).as(rest.body()).isEqualTo(410);
        assertThat(tus.look(path).statusCode()).isEqualTo(410);
        assertThat(store.object(key)).isEmpty();
    }

    @Test
    void methodsMayBeOverridden() {
        String key = newKey();
        String path = tus.begin(key, 3);
        HttpResponse<String> answer = tus.send(request(path)
                .header("X-HTTP-Method-Override", "PATCH")
                .header("Upload-Offset", "0")
                .header("Content-Type", TusClient.PIECE)
                .POST(BodyPublishers.ofString("abc")));
        assertThat(answer.statusCode()).isEqualTo(204);
        assertStored(key, "abc".getBytes());
    }

    @Test
    void createOnlyReplacesNothing() {
        String key = newKey();
        assertThat(tus.append(tus.begin(key, 3), 0, "abc".getBytes()).statusCode())
                .isEqualTo(204);
        HttpResponse<String> begun = tus.send(request("/files")
                .header("Upload-Metadata", metadata(key) + ",create_only " + TusClient.base64("true"))
                .header("Upload-Length", "3")
                .POST(BodyPublishers.noBody()));
        String path = begun.headers().firstValue("Location").orElseThrow();
        assertThat(tus.append(path, 0, "xyz".getBytes()).statusCode()).isEqualTo(412);
        assertThat(store.object(key).orElseThrow().asUtf8String()).isEqualTo("abc");
        assertThat(tus.send(request(path).DELETE()).statusCode()).isEqualTo(204);
    }

    @Test
    void refusesWhatIsNotRight() {
        String path = tus.begin(newKey(), 10);
        assertThat(tus.append(path, 3, bytes(2)).statusCode()).isEqualTo(409);
        assertThat(tus.append(path, 0, bytes(11)).statusCode()).isEqualTo(413);
        assertThat(tus.send(request(path)
                                .header("Upload-Offset", "0")
                                .header("Content-Type", "text/plain")
                                .method("PATCH", BodyPublishers.ofString("a")))
                        .statusCode())
                .isEqualTo(415);
        HttpResponse<String> version =
                tus.send(request(path).setHeader("Tus-Resumable", "0.2.2").method("HEAD", BodyPublishers.noBody()));
        assertThat(version.statusCode()).isEqualTo(412);
        assertThat(version.headers().firstValue("Tus-Version")).contains("1.0.0");
        assertThat(tus.send(request(path).setHeader("Authorization", "Bearer x").DELETE())
                        .statusCode())
                .isEqualTo(401);
        assertThat(tus.look("/files/" + "0".repeat(32)).statusCode()).isEqualTo(404);
        assertThat(tus.look("/files/nonsense").statusCode()).isEqualTo(404);
        assertThat(tus.create("elsewhere/x", 1).statusCode()).isEqualTo(403);
        assertThat(tus.create(newKey(), 65L << 20).statusCode()).isEqualTo(413);
        assertThat(tus.create("limited/x", (1L << 20) + 1).statusCode()).isEqualTo(413);
        assertThat(tus.send(request("/files")
                                .header("Upload-Metadata", metadata(newKey()))
                                .header("Upload-Length", "1")
                                .header("Upload-Concat", "partial")
                                .POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(400);
        assertThat(tus.send(request("/files")
                                .header("Upload-Metadata", "bucket !!")
                                .header("Upload-Length", "1")
                                .POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(400);
        assertThat(offset(tus.look(path))).isZero();
        assertThat(tus.send(request(path).DELETE()).statusCode()).isEqualTo(204);
    }
}
