package io.drawbridge.token;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.drawbridge.token.fixture.Door;
import io.drawbridge.token.fixture.Http;
import io.drawbridge.token.fixture.TestCaller;
import io.drawbridge.token.fixture.TestStore;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.S3Client;

/** Uploads in parts by a client that can only PUT, on a store. */
abstract class UploadsSuite {

    private static final int SIZE = (17 << 20) + 4_711;

    TestStore store;

    private final String key = "uploads/" + UUID.randomUUID();
    private final byte[] file = new byte[SIZE];

    @BeforeEach
    void ready() {
        Door.awaitReady();
        new Random(7).nextBytes(file);
    }

    @Test
    void evenPartsMakeTheObject() {
        JsonPath begun = begin(Map.of("size", SIZE, "content_type", "application/x-test"));
        assertThat(begun.getInt("part_count")).isEqualTo(2);

        List<Map<String, Object>> parts = putAll(begun);
        complete(begun, parts).statusCode(200).body("key", equalTo(key));

        try (S3Client admin = store.s3(store.admin())) {
            var object =
                    admin.getObjectAsBytes(get -> get.bucket(TestStore.BUCKET).key(key));
            assertThat(object.asByteArray()).isEqualTo(file);
            assertThat(object.response().contentType()).isEqualTo("application/x-test");
        }
        assertNothingDangling();
        complete(begun, parts).statusCode(200);
    }

    @Test
    void anyPartIsSignedAgainAndListed() {
        JsonPath begun = begin(Map.of("size", SIZE));
        byte[] second = part(begun, 2);

        String url = call(TestCaller.ALICE)
                .body(Map.of("part_numbers", List.of(2)))
                .post("/v1/uploads/{upload}/parts", begun.getString("upload"))
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .extract()
                .path("parts[0].url");
        String etag = Http.putPart(url, second);

        call(TestCaller.ALICE)
                .get("/v1/uploads/{upload}/parts", begun.getString("upload"))
                .then()
                .statusCode(200)
                .body("parts", hasSize(1))
                .body("parts[0].PartNumber", equalTo(2))
                .body("parts[0].ETag", equalTo(etag))
                .body("parts[0].Size", equalTo(second.length));
        abort(begun);
    }

    @Test
    void anUploadOfUnknownSizeTakesItsParts() {
        JsonPath begun = begin(Map.of());
        int partSize = begun.getInt("part_size");
        List<Map<String, Object>> parts = new ArrayList<>();
        for (int n = 1; (n - 1) * partSize < SIZE; n++) {
            byte[] part = Arrays.copyOfRange(file, (n - 1) * partSize, Math.min(SIZE, n * partSize));
            String etag = Http.putPart(begun.getString("parts[" + (n - 1) + "].url"), part);
            parts.add(Map.of("PartNumber", n, "ETag", etag.replace("\"", "")));
        }

        complete(begun, parts).statusCode(200);

        try (S3Client admin = store.s3(store.admin())) {
            assertThat(admin.getObjectAsBytes(
                                    get -> get.bucket(TestStore.BUCKET).key(key))
                            .asByteArray())
                    .isEqualTo(file);
        }
    }

    @Test
    void aPartTakesExactlyItsBytes() {
        JsonPath begun = begin(Map.of("size", SIZE));
        String url = begun.getString("parts[0].url");

        assertThat(Http.send("PUT", url, Map.of(), "short")).isEqualTo(403);
        assertThat(Http.send("PUT", url.replace("partNumber=1", "partNumber=2"), Map.of(), "short"))
                .isEqualTo(403);
        assertThat(Http.send("GET", url, Map.of(), null)).isEqualTo(403);
        abort(begun);
    }

    @Test
    void aPartUrlIsForItsUpload() {
        JsonPath leaked = begin(Map.of());
        JsonPath other = begin(Map.of());
        String url = leaked.getString("parts[0].url");
        String id = uploadId(url);
        String swapped = url.replace(id, uploadId(other.getString("parts[0].url")));

        assertThat(swapped).isNotEqualTo(url);
        assertThat(Http.send("PUT", swapped, Map.of(), "x")).isEqualTo(403);
        abort(leaked);
        assertThat(Http.send("PUT", url, Map.of(), "x")).as("after the end").isEqualTo(404);
        abort(other);
        assertNothingDangling();
    }

    @Test
    void nobodyElseOpensIt() {
        JsonPath begun = begin(Map.of("size", SIZE));
        String handle = begun.getString("upload");

        for (TestCaller other : List.of(TestCaller.BOB, TestCaller.NOBODY)) {
            call(other).get("/v1/uploads/{upload}/parts", handle).then().statusCode(404);
            call(other)
                    .body(Map.of("part_numbers", List.of(1)))
                    .post("/v1/uploads/{upload}/parts", handle)
                    .then()
                    .statusCode(404);
            call(other).delete("/v1/uploads/{upload}", handle).then().statusCode(404);
        }
        given().get("/v1/uploads/{upload}/parts", handle).then().statusCode(401);
        abort(begun);
    }

    @Test
    void abortLeavesNothing() {
        JsonPath begun = begin(Map.of("size", SIZE));
        Http.putPart(begun.getString("parts[0].url"), part(begun, 1));

        abort(begun);
        abort(begun);

        assertNothingDangling();
        call(TestCaller.ALICE)
                .get("/v1/uploads/{upload}/parts", begun.getString("upload"))
                .then()
                .statusCode(404);
    }

    @Test
    void whatIsMissingIsNotCompleted() {
        JsonPath begun = begin(Map.of("size", SIZE));
        List<Map<String, Object>> parts = putAll(begun);

        complete(begun, parts.subList(0, 1)).statusCode(400);
        complete(begun, List.of(Map.of("PartNumber", 1, "ETag", "0123456789abcdef0123456789abcdef")))
                .statusCode(400);
        complete(begun, List.of()).statusCode(400);
        complete(begun, parts).statusCode(200);
    }

    @Test
    void theGrantsLimitHolds() {
        Map<String, Object> ask = Map.of("bucket", TestStore.BUCKET, "key", "exact/file.bin", "size", 11 << 20);
        call(TestCaller.ALICE).body(ask).post("/v1/uploads").then().statusCode(400);
    }

    @Test
    void createOnlyDoesNotOverwrite() {
        JsonPath begun = begin(Map.of("size", 5, "create_only", true));
        String etag = Http.putPart(begun.getString("parts[0].url"), "first".getBytes());
        List<Map<String, Object>> parts = List.of(Map.of("PartNumber", 1, "ETag", etag));
        try (S3Client admin = store.s3(store.admin())) {
            admin.putObject(
                    put -> put.bucket(TestStore.BUCKET).key(key),
                    software.amazon.awssdk.core.sync.RequestBody.fromString("there"));
        }

        complete(begun, parts).statusCode(412);

        abort(begun);
        assertNothingDangling();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c", "..", "%2e%2e", "eyJhbGciOiJub25lIn0.e30."})
    void whatIsNoHandleIsNotFound(String handle) {
        call(TestCaller.ALICE)
                .urlEncodingEnabled(false)
                .body(Map.of("part_numbers", List.of(1)))
                .post("/v1/uploads/" + handle + "/parts")
                .then()
                .statusCode(org.hamcrest.Matchers.oneOf(400, 404, 405));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"bucket\":\"drawbridge-test\",\"key\":\"uploads/x\",\"size\":-1}",
                "{\"bucket\":\"drawbridge-test\",\"key\":\"uploads/x\",\"size\":99999999999999999}",
                "{\"bucket\":\"drawbridge-test\",\"key\":\"uploads/x\",\"size\":1.5}",
                "{\"bucket\":\"drawbridge-test\",\"key\":\"/uploads/x\"}",
                "{\"bucket\":\"drawbridge-test\",\"key\":\"uploads/x\",\"metadata\":[]}",
                "{\"bucket\":\"drawbridge-test\",\"key\":\"uploads/x\",\"unknown\":1}"
            })
    void badRequestsAreProblems(String body) {
        call(TestCaller.ALICE)
                .body(body)
                .post("/v1/uploads")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    private JsonPath begin(Map<String, Object> more) {
        Map<String, Object> ask = new LinkedHashMap<>(more);
        ask.put("bucket", TestStore.BUCKET);
        ask.put("key", key);
        return call(TestCaller.ALICE)
                .body(ask)
                .post("/v1/uploads")
                .then()
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .extract()
                .jsonPath();
    }

    private List<Map<String, Object>> putAll(JsonPath begun) {
        List<Map<String, Object>> parts = new ArrayList<>();
        for (int n = 1; n <= begun.getInt("part_count"); n++) {
            String etag = Http.putPart(begun.getString("parts[" + (n - 1) + "].url"), part(begun, n));
            parts.add(Map.of("PartNumber", n, "ETag", etag));
        }
        return parts;
    }

    private byte[] part(JsonPath begun, int number) {
        int size = begun.getInt("part_size");
        return Arrays.copyOfRange(file, (number - 1) * size, Math.min(SIZE, number * size));
    }

    private static ValidatableResponse complete(JsonPath begun, List<Map<String, Object>> parts) {
        return call(TestCaller.ALICE)
                .body(Map.of("parts", parts))
                .post("/v1/uploads/{upload}/complete", begun.getString("upload"))
                .then();
    }

    private static String uploadId(String url) {
        return url.replaceAll(".*uploadId=([^&]*).*", "$1");
    }

    private static void abort(JsonPath begun) {
        call(TestCaller.ALICE)
                .delete("/v1/uploads/{upload}", begun.getString("upload"))
                .then()
                .statusCode(204);
    }

    private void assertNothingDangling() {
        try (S3Client admin = store.s3(store.admin())) {
            assertThat(admin.listMultipartUploads(
                                    list -> list.bucket(TestStore.BUCKET).prefix(key))
                            .uploads())
                    .isEmpty();
        }
    }

    private static io.restassured.specification.RequestSpecification call(TestCaller caller) {
        return given().header("Authorization", caller.bearer()).contentType(ContentType.JSON);
    }
}
