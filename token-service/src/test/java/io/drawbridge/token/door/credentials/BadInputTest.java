package io.drawbridge.token.door.credentials;

import static io.drawbridge.token.fixture.Door.post;
import static io.drawbridge.token.fixture.Door.upload;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.drawbridge.token.fixture.Door;
import io.drawbridge.token.fixture.EmbeddedStore;
import io.drawbridge.token.fixture.RawHttp;
import io.drawbridge.token.fixture.TestCaller;
import io.drawbridge.token.fixture.TestStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything here is a problem of the caller's, and STS never hears of it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedStore.class)
class BadInputTest {

    TestStore store;
    private int callsBefore;

    @BeforeEach
    void ready() {
        Door.awaitReady();
        callsBefore = store.sts().orElseThrow().sessionCalls();
    }

    @AfterEach
    void stsWasNotAsked() {
        assertThat(store.sts().orElseThrow().sessionCalls()).isEqualTo(callsBefore);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/uploads/f",
                "uploads/",
                "uploads//f",
                "uploads/../f",
                "uploads/./f",
                "..",
                "uploads/\u0000",
                "uploads/\r\nf",
                "uploads/\u007f",
                "uploads/\u0085"
            })
    void refusesKeysThatCouldBecomeOthers(String key) {
        isInvalid(post(TestCaller.ALICE, upload(key))).body("detail", containsString("key must"));
    }

    @Test
    void refusesHugeKeys() {
        isInvalid(post(TestCaller.ALICE, upload("uploads/" + "k".repeat(1017))))
                .body("detail", equalTo("key must not have more than 1024 bytes of UTF-8"));
    }

    @Test
    void refusesHalfOfASurrogatePair() {
        isInvalid(raw("{\"bucket\":\"drawbridge-test\",\"key\":\"uploads/\\ud800\",\"actions\":[\"upload\"]}"))
                .body("detail", containsString("must be Unicode text"));
    }

    @Test
    void refusesKeysThatStsCannotBeTold() {
        isInvalid(post(TestCaller.ALICE, upload("uploads/日本"))).body("detail", containsString("Latin-1"));
        isInvalid(post(TestCaller.ALICE, upload("uploads/" + "*".repeat(600)))).body("detail", containsString("2048"));
    }

    /** Percent signs are characters of the key like any others: nothing decodes them here. */
    @ParameterizedTest
    @ValueSource(strings = {"uploads%2Ff", "%75ploads/f", "uploads/..%2F..%2Fexact/x/../f"})
    void doesNotDecodeKeys(String key) {
        int status = post(TestCaller.ALICE, upload(key)).extract().statusCode();
        assertThat(status).isIn(400, 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"uploads", "/", "", "uploads//", "uploads/../", "/uploads/"})
    void refusesPrefixesThatAreNoFolders(String prefix) {
        isInvalid(post(TestCaller.ALICE, Door.uploads(prefix))).body("detail", containsString("prefix must"));
    }

    @Test
    void wantsEitherKeyOrPrefix() {
        Map<String, Object> both = upload("uploads/f");
        both.put("prefix", "uploads/");
        Map<String, Object> neither = upload("uploads/f");
        neither.remove("key");
        for (Map<String, Object> body : List.of(both, neither)) {
            isInvalid(post(TestCaller.ALICE, body)).body("detail", equalTo("Give either key or prefix, and not both."));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1, 899, 7201, 129_601, Long.MAX_VALUE, Long.MIN_VALUE})
    void tellsTheRangeOfLifetimes(long seconds) {
        Map<String, Object> body = upload("uploads/f");
        body.put("ttl_seconds", seconds);
        isInvalid(post(TestCaller.ALICE, body)).body("detail", allOf(containsString("900"), containsString("7200")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"text\"",
                "{",
                "{} {}",
                "{}x",
                "{\"bucket\":\"a\",\"bucket\":\"b\"}",
                "{'bucket':1}"
            })
    void wantsOneObject(String body) {
        isInvalid(raw(body)).body("detail", containsString("one JSON object in UTF-8"));
    }

    @ParameterizedTest
    @CsvSource({
        "key, 1, made of text",
        "bucket, true, made of text",
        "ttl_seconds, '\"3600\"', a whole number",
        "ttl_seconds, 3600.0, a whole number",
        "ttl_seconds, true, a whole number",
        "actions, '\"upload\"', a list of strings",
        "actions, '[1]', a list of strings",
        "lease, '\"true\"', true or false",
        "lease, 1, true or false"
    })
    void wantsEachFieldOfItsType(String field, String value, String expected) {
        isInvalid(raw("{\"" + field + "\":" + value + "}"))
                .body("detail", equalTo("The field '" + field + "' must be " + expected + "."));
    }

    @ParameterizedTest
    @MethodSource("actions")
    void wantsKnownActions(List<String> actions) {
        Map<String, Object> body = upload("uploads/f");
        body.put("actions", actions);
        isInvalid(post(TestCaller.ALICE, body)).body("detail", containsString("actions"));
    }

    static Stream<List<String>> actions() {
        return Stream.of(List.of(), List.of("s3:PutObject"), List.of("upload", "*"), List.of("UPLOAD"), List.of(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "Drawbridge-Test", "a", "a/b", "drawbridge-test/uploads"})
    void wantsBucketNames(String bucket) {
        Map<String, Object> body = upload("uploads/f");
        body.put("bucket", bucket);
        isInvalid(post(TestCaller.ALICE, body)).body("detail", containsString("bucket must"));
    }

    @Test
    void knowsNoOtherFields() {
        Map<String, Object> body = upload("uploads/f");
        body.put("policy", "{}");
        isInvalid(post(TestCaller.ALICE, body)).body("detail", containsString("unknown field"));
    }

    @Test
    void readsNothingButUtf8() {
        String body = "{\"bucket\":\"drawbridge-test\",\"key\":\"uploads/é\",\"actions\":[\"upload\"]}";
        for (byte[] bytes :
                List.of(body.getBytes(StandardCharsets.ISO_8859_1), body.getBytes(StandardCharsets.UTF_16LE))) {
            isInvalid(given().header("Authorization", TestCaller.ALICE.bearer())
                    .header("Content-Type", "application/json")
                    .body(bytes)
                    .post("/v1/credentials")
                    .then());
        }
    }

    @Test
    void refusesLargeBodiesByTheirLength() {
        given().header("Authorization", TestCaller.ALICE.bearer())
                .contentType("application/json")
                .body(" ".repeat(16 * 1024 + 1))
                .post("/v1/credentials")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:drawbridge:problem:body-too-large"))
                .body("request_id", matchesPattern("[a-f0-9-]{36}"));
    }

    @Test
    void refusesLargeBodiesThatDoNotTellTheirLength() {
        String answer = RawHttp.exchange(
                RestAssured.port,
                "POST /v1/credentials HTTP/1.1\r\nHost: x\r\nAuthorization: " + TestCaller.ALICE.bearer()
                        + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                        + ("1000\r\n" + " ".repeat(0x1000) + "\r\n").repeat(8) + "0\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("urn:drawbridge:problem:body-too-large");
    }

    /** Refused by the HTTP server, before anything here is asked to remember it. */
    @Test
    void refusesLargeHeadersAndRequestLines() {
        String headers = "GET /v1/grants HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + "a".repeat(20_000)
                + "\r\nConnection: close\r\n\r\n";
        assertThat(RawHttp.exchange(RestAssured.port, headers)).containsPattern("^HTTP/1\\.[01] 431 ");
        String line =
                "GET /v1/credentials/env/" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        assertThat(RawHttp.exchange(RestAssured.port, line)).containsPattern("^HTTP/1\\.[01] 414 ");
    }

    private static ValidatableResponse raw(String body) {
        return post(TestCaller.ALICE, body);
    }

    private static ValidatableResponse isInvalid(ValidatableResponse answer) {
        return answer.statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:drawbridge:problem:invalid-request"))
                .body("status", equalTo(400));
    }
}
