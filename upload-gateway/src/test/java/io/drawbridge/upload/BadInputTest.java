package io.drawbridge.upload;

import static io.drawbridge.upload.stack.Client.json;
import static io.drawbridge.upload.stack.Client.known;
import static io.drawbridge.upload.stack.Client.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.upload.stack.Client;
import io.drawbridge.upload.stack.GatewayStack;
import io.drawbridge.upload.stack.RawClient;
import io.drawbridge.upload.stack.StoreUnderTest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that mean something else than they seem to, or nothing: a 4xx problem each, and nothing stored. */
@QuarkusTest
@WithTestResource(GatewayStack.class)
class BadInputTest {

    private static final String BUCKET = StoreUnderTest.BUCKET;

    StoreUnderTest store;
    private final Client client = new Client();
    private int before;

    @BeforeEach
    void count() {
        before = store.keys("").size();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/objects/" + BUCKET + "/uploads/../x",
                "/v1/objects/" + BUCKET + "/uploads/x/..",
                "/v1/objects/" + BUCKET + "/uploads/./x",
                "/v1/objects/" + BUCKET + "/uploads//x",
                "/v1/objects/" + BUCKET + "//uploads/x",
                "/v1/objects/" + BUCKET + "/uploads/x/",
                "/v1/objects/" + BUCKET + "/uploads/%2e%2e/x",
                "/v1/objects/" + BUCKET + "/uploads/%2E%2E%2Fx",
                "/v1/objects/" + BUCKET + "/uploads/a%2Fb",
                "/v1/objects/" + BUCKET + "/%2Fuploads/x",
                "/v1/objects/" + BUCKET + "/uploads/a%00b",
                "/v1/objects/" + BUCKET + "/uploads/a%0d%0ab",
                "/v1/objects/" + BUCKET + "/uploads/%ff%fe",
                "/v1/objects/" + BUCKET + "/uploads/%C0%AF",
                "/v1/objects/" + BUCKET + "/uploads/x?uploadId=1",
                "/v1/objects/" + BUCKET + "/uploads/x?",
                "/v1/objects/" + BUCKET + "/",
                "/v1/objects/" + BUCKET,
                "/v1/objects/other/../" + BUCKET + "/uploads/x",
                "/x/../v1/objects/" + BUCKET + "/uploads/x",
                "//v1/objects/" + BUCKET + "/uploads/x",
                "/v1/objects/UPPER/uploads/x",
                "/v1/objects/192.168.0.1/uploads/x"
            })
    void pathsThatARouterOrAStoreWouldChangeAreRefused(String path) {
        assertRefused(send(RawClient.put(path, "Content-Length: 5")), 400);
    }

    /** Quarkus refuses these before any code of ours sees them: with the right status, without a problem body. */
    @ParameterizedTest
    @ValueSource(strings = {"/v1/objects/" + BUCKET + "/uploads/a%zz", "/v1/objects/" + BUCKET + "/uploads/a%"})
    void pathsThatAreNoUrisAreRefused(String path) {
        assertThat(send(RawClient.put(path, "Content-Length: 5"))).startsWith("HTTP/1.1 400");
        assertNothingStored();
    }

    @Test
    void rawBytesOutsideAsciiAreRefused() {
        assertThat(send(RawClient.object("uploads/\u00fc", "Content-Length: 5")))
                .startsWith("HTTP/1.1 400");
        assertNothingStored();
    }

    @Test
    void hugeKeysAreRefused() {
        assertRefused(send(RawClient.object("uploads/" + "k".repeat(1_017), "Content-Length: 5")), 400);
        assertRefused(send(RawClient.object("uploads/" + "%C3%BC".repeat(600), "Content-Length: 5")), 400);
        assertThat(send(RawClient.object("k".repeat(20_000), "Content-Length: 5")))
                .contains(" 414 ");
        assertNothingStored();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Content-MD5 | nonsense",
                "Content-Digest | sha-256",
                "Repr-Digest | sha-512=:AAAA:",
                "x-amz-checksum-crc32 | zz",
                "x-amz-checksum-xxhash64 | AAAAAAAAAAA=",
                "x-amz-acl | public-read",
                "x-amz-server-side-encryption | AES256",
                "x-amz-copy-source | /other/secret",
                "Content-Range | bytes 0-4/10",
                "Content-Encoding | aws-chunked",
                "If-None-Match | \"etag\"",
                "If-Match | *"
            })
    void headersThatWouldBeLostOnTheWayAreRefused(String name, String value) {
        HttpResponse<String> answer = client.send(object("uploads/" + UUID.randomUUID(), known("hello".getBytes()))
                .header(name, value));
        UploadSuite.assertProblem(answer, 400, "invalid-header");
        assertThat(json(answer).path("detail").asText()).containsIgnoringCase(name);
        assertNothingStored();
    }

    @Test
    void metadataOverTheLimitOfS3IsRefused() {
        HttpResponse<String> answer = client.send(object("uploads/" + UUID.randomUUID(), known("hello".getBytes()))
                .header("x-amz-meta-novel", "x".repeat(2_100)));
        UploadSuite.assertProblem(answer, 400, "invalid-header");
        assertNothingStored();
    }

    @ParameterizedTest
    @CsvSource({"GET, 405", "POST, 405", "DELETE, 405", "PATCH, 405"})
    void otherMethodsAreNotAllowed(String method, int status) {
        assertRefused(send(RawClient.object("uploads/x", "Content-Length: 5").replaceFirst("PUT", method)), status);
    }

    @Test
    void otherPathsAreNotFound() {
        assertRefused(send(RawClient.put("/v2/objects/x", "Content-Length: 5")), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization: Bearer ", "Authorization: bearer", "Authorization: Bearer ü", "X: y"})
    void bearersThatAreNoneAreRefused(String header) {
        String head = "PUT /v1/objects/" + BUCKET + "/uploads/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n"
                + header + "\r\n\r\n";
        assertRefused(send(head), 401);
    }

    private String send(String head) {
        try (RawClient raw = new RawClient()) {
            return raw.send(head).send("hello").answer();
        }
    }

    private void assertRefused(String answer, int status) {
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .contains("application/problem+json")
                .contains("urn:drawbridge:problem:")
                .contains("request_id");
        assertNothingStored();
    }

    private void assertNothingStored() {
        assertThat(store.keys("")).hasSize(before);
        assertThat(store.danglingUploads()).isEmpty();
    }
}
