package io.drawbridge.upload;

import static io.drawbridge.upload.stack.Client.bytes;
import static io.drawbridge.upload.stack.Client.json;
import static io.drawbridge.upload.stack.Client.known;
import static io.drawbridge.upload.stack.Client.object;
import static io.drawbridge.upload.stack.Client.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drawbridge.upload.stack.Client;
import io.drawbridge.upload.stack.RawClient;
import io.drawbridge.upload.stack.StoreUnderTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** What a client may expect of the gateway, on whichever store. Black-box: everything is said over HTTP. */
abstract class UploadSuite {

    static final int PART = 5 << 20;

    StoreUnderTest store;
    final Client client = new Client();

    private static String newKey() {
        return "uploads/" + UUID.randomUUID();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100_000, PART - 1, PART, PART + 1, 2 * PART, 3 * PART + 4_711})
    void storesABodyOfKnownLength(int length) {
        String key = newKey();
        byte[] body = bytes(length);
        HttpResponse<String> answer = client.send(object(key, known(body)));
        assertStored(answer, key, body);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, PART, PART + 1, 3 * PART + 4_711})
    void storesABodyOfUnknownLength(int length) {
        String key = newKey();
        byte[] body = bytes(length);
        HttpResponse<String> answer = client.send(object(key, unknown(body)));
        assertStored(answer, key, body);
    }

    @Test
    void storesWhatAClientSendsAfterContinue() {
        String key = newKey();
        byte[] body = bytes(200_000);
        HttpResponse<String> answer = client.send(object(key, known(body)).expectContinue(true));
        assertStored(answer, key, body);
    }

    @Test
    void theReceiptAndTheHeadersSayWhatIsStored() {
        String key = newKey();
        HttpResponse<String> answer = client.send(object(key, known("hello".getBytes())));
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location"))
                .contains("/v1/objects/" + StoreUnderTest.BUCKET + "/" + key);
        assertThat(answer.headers().firstValue("Connection")).isEmpty();
        JsonNode receipt = json(answer);
        assertThat(receipt.path("bucket").asText()).isEqualTo(StoreUnderTest.BUCKET);
        assertThat(receipt.path("key").asText()).isEqualTo(key);
        assertThat(receipt.path("size").asLong()).isEqualTo(5);
        assertThat(receipt.path("parts").asInt()).isEqualTo(1);
        assertThat(receipt.path("checksum").path("algorithm").asText()).isEqualTo("crc32c");
        assertThat(receipt.path("checksum").path("value").asText()).isEqualTo("mnG7TA==");
        assertThat(receipt.path("duration_ms").asLong()).isNotNegative();
        assertThat(answer.headers().firstValue("ETag"))
                .contains(receipt.path("etag").asText())
                .contains(storedAt(key).eTag());
    }

    @ParameterizedTest
    @ValueSource(ints = {10, PART + 10})
    void keepsContentTypeAndMetadata(int length) {
        String key = newKey();
        client.send(object(key, known(bytes(length)))
                .header("Content-Type", "text/x-novel")
                .header("X-Amz-Meta-Author", "Jane")
                .header("Cache-Control", "max-age=60"));
        GetObjectResponse stored = storedAt(key);
        assertThat(stored.contentType()).isEqualTo("text/x-novel");
        assertThat(stored.metadata()).containsEntry("author", "Jane");
        assertThat(stored.cacheControl()).isEqualTo("max-age=60");
    }

    @ParameterizedTest
    @CsvSource({"a%20b, a b", "a+b, a+b", "%25, %", "x%3Fy%23z, x?y#z", "a;b=c&d, a;b=c&d", "a%252Fb, a%2Fb", "..x, ..x"
    })
    void theStoredKeyIsExactlyTheDecodedPath(String encoded, String name) {
        String folder = newKey() + "/";
        HttpResponse<String> answer = client.send(object(folder + encoded, known(bytes(3))));
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(json(answer).path("key").asText()).isEqualTo(folder + name);
        assertThat(store.keys(folder)).containsExactly(folder + name);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, PART + 10})
    void createsOnlyWhereNothingIs(int length) {
        String key = newKey();
        byte[] first = bytes(length);
        assertThat(client.send(object(key, known(first)).header("If-None-Match", "*"))
                        .statusCode())
                .isEqualTo(201);
        HttpResponse<String> second =
                client.send(object(key, known(bytes(length + 1))).header("If-None-Match", "*"));
        assertProblem(second, 412, "precondition-failed");
        assertThat(store.object(key).orElseThrow().asByteArray()).isEqualTo(first);
    }

    @Test
    void replacesOnlyWhatMatches() {
        String key = newKey();
        String etag = client.send(object(key, known(bytes(10))))
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        assertThat(client.send(object(key, known(bytes(11))).header("If-Match", etag))
                        .statusCode())
                .isEqualTo(200);
        assertProblem(client.send(object(key, known(bytes(12))).header("If-Match", etag)), 412, "precondition-failed");
        assertThat(store.object(key).orElseThrow().asByteArray()).isEqualTo(bytes(11));
    }

    @ParameterizedTest
    @ValueSource(ints = {10, PART + 10})
    void checksTheDigestBeforeTheObjectIsThere(int length) throws Exception {
        byte[] body = bytes(length);
        String right = "sha-256=:"
                + Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-256").digest(body))
                + ":";
        String key = newKey();
        body[0]++;
        HttpResponse<String> wrong = client.send(object(key, known(body)).header("Repr-Digest", right));
        assertProblem(wrong, 400, "digest-mismatch");
        assertNothingAt(key);
        body[0]--;
        assertThat(client.send(object(key, unknown(body)).header("Content-Digest", right))
                        .statusCode())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "x-amz-checksum-crc32c, 4waSgw==",
        "x-amz-checksum-crc64nvme, rosUhgp5mIg=",
        "x-amz-checksum-crc32, y/Q5Jg=="
    })
    void checksTheChecksumsOfS3(String header, String right) {
        String key = newKey();
        byte[] body = "123456789".getBytes();
        assertProblem(
                client.send(object(key, known("123456780".getBytes())).header(header, right)), 400, "digest-mismatch");
        assertNothingAt(key);
        assertThat(client.send(object(key, known(body)).header(header, right)).statusCode())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 2 * PART + 10})
    void theChecksumInTheReceiptIsThatOfTheWholeBody(int length) {
        String key = newKey();
        byte[] body = bytes(length);
        CRC32C crc = new CRC32C();
        crc.update(body);
        String expected = Base64.getEncoder()
                .encodeToString(
                        ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
        JsonNode receipt = json(client.send(object(key, unknown(body))));
        assertThat(receipt.path("checksum").path("value").asText()).isEqualTo(expected);
        if (store.keepsChecksums()) {
            assertThat(storedAt(key).checksumCRC32C()).isEqualTo(expected);
            // A single PutObject has no type on SeaweedFS.
            assertThat(storedAt(key).checksumType()).isEqualTo(length > PART ? ChecksumType.FULL_OBJECT : null);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, PART + 10})
    void checksADigestThatComesAfterTheBody(int length) throws Exception {
        byte[] body = bytes(length);
        String digest = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(body));
        String key = newKey();
        assertThat(withTrailer(key, body, "Repr-Digest", "sha-256=:" + digest + ":"))
                .startsWith("HTTP/1.1 201");
        assertThat(withTrailer(key, body, "x-amz-checksum-sha256", digest)).startsWith("HTTP/1.1 201");
        String other = newKey();
        body[0]++;
        assertThat(withTrailer(other, body, "Repr-Digest", "sha-256=:" + digest + ":"))
                .startsWith("HTTP/1.1 400")
                .contains("digest-mismatch");
        assertThat(withTrailer(other, body, "Repr-Digest", "")).startsWith("HTTP/1.1 400");
        assertThat(withTrailer(other, body, "Repr-Digest", "sha=:2jmj7l5rSw0yVb/vlWAYkK/YBwk=:"))
                .startsWith("HTTP/1.1 400");
        assertNothingAt(other);
    }

    /** Twice over one connection, so that it is also seen to stay usable. */
    private static String withTrailer(String key, byte[] body, String name, String value) {
        try (RawClient raw = new RawClient()) {
            raw.send(RawClient.object(key, "Transfer-Encoding: chunked", "Trailer: X-Other, " + name))
                    .chunk(body)
                    .send("0\r\nX-Other: 1\r\n" + (value.isEmpty() ? "" : name + ": " + value + "\r\n") + "\r\n");
            String answer = raw.answer();
            raw.send(RawClient.object(key + "-next", "Content-Length: 2")).send("ok");
            assertThat(raw.answer()).startsWith("HTTP/1.1 201");
            return answer;
        }
    }

    @Test
    void refusesABodyOverTheLimit() {
        String key = newKey();
        byte[] large = bytes((64 << 20) + 1);
        assertProblem(client.send(object(key, known(large))), 413, "too-large");
        assertProblem(client.send(object(key, unknown(large))), 413, "too-large");
        assertNothingAt(key);
    }

    @Test
    void refusesABodyOverTheLimitOfTheGrant() {
        String key = "limited/" + UUID.randomUUID();
        assertProblem(client.send(object(key, known(bytes(1 << 20 | 1)))), 413, "too-large");
        assertProblem(client.send(object(key, unknown(bytes(1 << 20 | 1)))), 413, "too-large");
        assertNothingAt(key);
        assertThat(client.send(object(key, known(bytes(1 << 20)))).statusCode()).isEqualTo(201);
    }

    @Test
    void refusesCallersThatAreUnknownOrSayNothing() {
        String key = newKey();
        for (String authorization : List.of("Bearer unknown", "Bearer", "Basic dTpw", "Bearer a b", "unknown")) {
            HttpResponse<String> answer =
                    client.send(object(key, known(bytes(10))).setHeader("Authorization", authorization));
            assertProblem(answer, 401, "unauthenticated");
            assertThat(answer.headers().firstValue("WWW-Authenticate"))
                    .hasValueSatisfying(value -> assertThat(value).startsWith("Bearer"));
        }
        assertNothingAt(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"other/a", "uploads2/a", "upload", "exact"})
    void refusesKeysThatAreNotGranted(String key) {
        // A lease for uploads/ is there already; it must not widen.
        client.send(object(newKey(), known(bytes(1))));
        assertProblem(client.send(object(key, known(bytes(10)))), 403, "forbidden");
        assertNothingAt(key);
    }

    @Test
    void aLeaseForOneKeyIsForThatKeyOnly() {
        String key = "exact/" + UUID.randomUUID();
        assertThat(client.send(object(key, known(bytes(10)))).statusCode()).isEqualTo(201);
        assertThat(client.send(object(key + "x", known(bytes(10)))).statusCode())
                .isEqualTo(201);
        assertThat(client.send(object(key, unknown(bytes(PART + 1)))).statusCode())
                .isEqualTo(201);
    }

    @Test
    void storesNothingForABodyWithoutAName() {
        assertProblem(
                client.send(Client.put("/v1/objects/" + StoreUnderTest.BUCKET + "/", known(bytes(10)))),
                400,
                "invalid-key");
        assertProblem(
                client.send(Client.put("/v1/objects/" + StoreUnderTest.BUCKET, known(bytes(10)))), 400, "invalid-key");
    }

    @Test
    void anUploadWithoutAnyBodyIsAnEmptyObject() {
        String key = newKey();
        assertThat(client.send(object(key, BodyPublishers.noBody())).statusCode())
                .isEqualTo(201);
        assertThat(store.object(key).orElseThrow().asByteArray()).isEmpty();
    }

    void assertNothingAt(String key) {
        assertThat(store.object(key)).as("object at " + key).isEmpty();
        assertThat(store.danglingUploads()).as("multipart uploads").doesNotContain(key);
    }

    static void assertProblem(HttpResponse<String> answer, int status, String slug) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        JsonNode problem = json(answer);
        assertThat(problem.path("type").asText()).isEqualTo("urn:drawbridge:problem:" + slug);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("detail").asText()).isNotBlank();
        assertThat(answer.headers().firstValue("X-Request-Id"))
                .contains(problem.path("request_id").asText());
    }

    private GetObjectResponse storedAt(String key) {
        return store.object(key).orElseThrow().response();
    }

    private void assertStored(HttpResponse<String> answer, String key, byte[] body) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(store.object(key).orElseThrow().asByteArray()).isEqualTo(body);
        JsonNode receipt = json(answer);
        assertThat(receipt.path("size").asLong()).isEqualTo(body.length);
        assertThat(receipt.path("parts").asInt()).isEqualTo(Math.max(1, (body.length + PART - 1) / PART));
        assertThat(store.danglingUploads()).doesNotContain(key);
    }
}
