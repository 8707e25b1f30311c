package io.drawbridge.token;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.drawbridge.token.fixture.Door;
import io.drawbridge.token.fixture.Http;
import io.drawbridge.token.fixture.TestCaller;
import io.drawbridge.token.fixture.TestStore;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.S3Client;

/** What a URL or a form can do on a store, and what whoever has found one cannot. */
abstract class PresignSuite {

    TestStore store;

    private final String key = "uploads/" + UUID.randomUUID() + "/a b+ü.txt";

    @BeforeEach
    void ready() {
        Door.awaitReady();
    }

    @Test
    void aUrlUploadsTheObject() {
        Map<String, Object> signed = presign(ask("PUT"));

        assertThat(Http.send("PUT", signed, "hello")).isEqualTo(200);

        assertThat(stored(key)).isEqualTo("hello");
        assertThat(Instant.parse((String) signed.get("expiration"))).isAfter(Instant.now());
    }

    @Test
    void aUrlIsForOneKeyAndOneMethod() {
        Map<String, Object> signed = presign(ask("PUT"));
        String url = (String) signed.get("url");

        assertThat(Http.send("GET", url, Map.of(), null)).isEqualTo(403);
        assertThat(Http.send("DELETE", url, Map.of(), null)).isEqualTo(403);
        assertThat(Http.send("PUT", url.replace(".txt", ".txu"), Map.of(), "x")).isEqualTo(403);
        assertThat(Http.send("PUT", url + "&tagging", Map.of(), "x")).isEqualTo(403);
        assertThat(storedAnything()).isFalse();
    }

    @Test
    void whatIsSignedHasToBeSent() {
        Map<String, Object> ask = ask("PUT");
        ask.put("content_type", "text/plain");
        ask.put("metadata", Map.of("from", "test"));
        Map<String, Object> signed = presign(ask);

        assertThat(Http.send("PUT", (String) signed.get("url"), Map.of("Content-Type", "text/html"), "x"))
                .isEqualTo(403);
        assertThat(Http.send("PUT", signed, "x")).isEqualTo(200);
        try (S3Client admin = store.s3(store.admin())) {
            var head =
                    admin.headObject(object -> object.bucket(TestStore.BUCKET).key(key));
            assertThat(head.contentType()).isEqualTo("text/plain");
            assertThat(head.metadata()).containsEntry("from", "test");
        }
    }

    @Test
    void theLengthIsSignedToo() {
        Map<String, Object> ask = ask("PUT");
        ask.put("content_length", 5);
        Map<String, Object> signed = presign(ask);

        assertThat(Http.send("PUT", signed, "too long")).isEqualTo(403);
        assertThat(Http.send("PUT", signed, "hello")).isEqualTo(200);
    }

    @Test
    void createOnlyDoesNotOverwrite() {
        Map<String, Object> ask = ask("PUT");
        ask.put("create_only", true);
        Map<String, Object> signed = presign(ask);

        assertThat(Http.send("PUT", signed, "first")).isEqualTo(200);
        assertThat(Http.send("PUT", signed, "second")).isEqualTo(412);
        assertThat(stored(key)).isEqualTo("first");
    }

    @Test
    void aUrlEnds() {
        Map<String, Object> ask = ask("PUT");
        ask.put("ttl_seconds", 1);
        Map<String, Object> signed = presign(ask);
        Instant end = Instant.parse((String) signed.get("expiration"));
        assertThat(end).isBefore(Instant.now().plusSeconds(3));

        Awaitility.await().until(() -> Instant.now().isAfter(end.plusSeconds(1)));

        assertThat(Http.send("PUT", signed, "late")).isEqualTo(403);
    }

    @Test
    void aGetDownloadsForWhoeverMay() {
        assertThat(Http.send("PUT", presign(ask("PUT")), "hello")).isEqualTo(200);

        post(TestCaller.ALICE, ask("GET")).statusCode(403);
        Map<String, Object> signed = post(TestCaller.READER, ask("GET"))
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("$");

        assertThat(Http.send("GET", signed, null)).isEqualTo(200);
        assertThat(Http.send("PUT", (String) signed.get("url"), Map.of(), "x")).isEqualTo(403);
    }

    @Test
    void aFormUploadsWithinItsLimits() {
        Map<String, Object> ask = ask("POST");
        ask.put("max_size", 5);
        ask.put("content_type", "text/plain");
        Map<String, Object> signed = presign(ask);

        assertThat(Http.form(signed, Map.of(), "hello!")).as("too long").isIn(400, 403);
        assertThat(Http.form(signed, Map.of("key", key + "2"), "hello"))
                .as("other key")
                .isEqualTo(403);
        assertThat(Http.form(signed, Map.of("Content-Type", "text/html"), "hello"))
                .as("other type")
                .isEqualTo(403);
        assertThat(storedAnything()).isFalse();

        assertThat(Http.form(signed, Map.of(), "hello")).isEqualTo(201);
        assertThat(stored(key)).isEqualTo("hello");
    }

    @Test
    void theGrantsLimitHolds() {
        Map<String, Object> ask = ask("PUT");
        ask.put("key", "exact/file.bin");
        post(TestCaller.ALICE, ask).statusCode(400);

        ask.put("content_length", 11 << 20);
        post(TestCaller.ALICE, ask).statusCode(400);

        ask.put("content_length", 10 << 20);
        post(TestCaller.ALICE, ask).statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"method\":\"PATCH\",\"bucket\":\"drawbridge-test\",\"key\":\"uploads/x\"}",
                "{\"method\":\"PUT\",\"bucket\":\"drawbridge-test\",\"key\":\"uploads/../x\"}",
                "{\"method\":\"PUT\",\"bucket\":\"drawbridge-test\",\"key\":\"uploads/x\",\"ttl_seconds\":0}",
                "{\"method\":\"PUT\",\"bucket\":\"drawbridge-test\",\"key\":\"uploads/x\",\"ttl_seconds\":7201}",
                "{\"method\":\"PUT\",\"bucket\":\"drawbridge-test\",\"key\":\"uploads/x\",\"content_length\":-1}",
                "{\"method\":\"PUT\",\"bucket\":\"drawbridge-test\",\"key\":\"uploads/x\",\"max_size\":1}",
                "{\"method\":\"PUT\",\"bucket\":\"drawbridge-test\",\"key\":\"uploads/x\",\"content_type\":\"a\\nb\"}",
                "{\"method\":\"PUT\",\"bucket\":\"drawbridge-test\",\"key\":\"uploads/x\",\"metadata\":{\"A\":\"x\"}}",
                "{\"method\":\"PUT\",\"bucket\":\"drawbridge-test\",\"key\":\"uploads/x\",\"metadata\":{\"a\":\"ü\"}}",
                "{\"method\":\"GET\",\"bucket\":\"drawbridge-test\",\"key\":\"uploads/x\",\"max_size\":1}",
                "{\"method\":\"POST\",\"bucket\":\"drawbridge-test\",\"key\":\"uploads/${filename}\"}",
                "{\"method\":\"POST\",\"bucket\":\"drawbridge-test\",\"key\":\"uploads/x\",\"max_size\":6000000000}",
                "{\"method\":\"POST\",\"bucket\":\"drawbridge-test\",\"key\":\"uploads/x\",\"create_only\":true}"
            })
    void badRequestsAreProblems(String body) {
        post(TestCaller.ALICE, body).statusCode(400).contentType("application/problem+json");
    }

    @Test
    void othersGetNothing() {
        post(TestCaller.NOBODY, ask("PUT")).statusCode(403).body("type", equalTo("urn:drawbridge:problem:forbidden"));
        given().contentType(ContentType.JSON)
                .body(ask("PUT"))
                .post("/v1/presigned")
                .then()
                .statusCode(401);
    }

    private Map<String, Object> ask(String method) {
        Map<String, Object> ask = new LinkedHashMap<>();
        ask.put("method", method);
        ask.put("bucket", TestStore.BUCKET);
        ask.put("key", key);
        return ask;
    }

    private static Map<String, Object> presign(Map<String, Object> ask) {
        return post(TestCaller.ALICE, ask)
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .extract()
                .jsonPath()
                .getMap("$");
    }

    private static ValidatableResponse post(TestCaller caller, Object body) {
        return given().header("Authorization", caller.bearer())
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/presigned")
                .then();
    }

    private boolean storedAnything() {
        String folder = key.substring(0, key.lastIndexOf('/'));
        try (S3Client admin = store.s3(store.admin())) {
            return admin.listObjectsV2(list -> list.bucket(TestStore.BUCKET).prefix(folder))
                    .hasContents();
        }
    }

    private String stored(String key) {
        try (S3Client admin = store.s3(store.admin())) {
            return admin.getObjectAsBytes(get -> get.bucket(TestStore.BUCKET).key(key))
                    .asUtf8String();
        }
    }
}
