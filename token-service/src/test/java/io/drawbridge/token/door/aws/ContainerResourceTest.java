package io.drawbridge.token.door.aws;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.drawbridge.token.fixture.Door;
import io.drawbridge.token.fixture.EmbeddedStore;
import io.drawbridge.token.fixture.RawHttp;
import io.drawbridge.token.fixture.TestCaller;
import io.drawbridge.token.fixture.TestStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

@QuarkusTest
@QuarkusTestResource(EmbeddedStore.class)
class ContainerResourceTest {

    private static final String CONTAINER = "/v1/credentials/container/" + TestStore.BUCKET + "/";

    TestStore store;

    @BeforeEach
    void ready() {
        Door.awaitReady();
    }

    @Test
    void answersTheFourStringsThatSdksDemand() {
        Map<String, Object> answer = get(TestCaller.ALICE.apiKey(), "uploads/container")
                .statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", "no-store")
                .extract()
                .jsonPath()
                .getMap("$");

        assertThat(answer).containsOnlyKeys("AccessKeyId", "SecretAccessKey", "Token", "Expiration");
        assertThat(answer.values()).allMatch(String.class::isInstance);
        assertThat((String) answer.get("Expiration")).endsWith("Z");
        assertThat(Instant.parse((String) answer.get("Expiration")))
                .as("the default of the grant, at least half of it left")
                .isBetween(Instant.now().plusSeconds(1800), Instant.now().plusSeconds(3601));
    }

    /** An SDK sends the token of its environment as it is. */
    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer ", "bearer "})
    void takesTheTokenWithAndWithoutScheme(String scheme) {
        get(scheme + TestCaller.ALICE.apiKey(), "uploads/scheme").statusCode(200);
    }

    @Test
    void limitsToTheKeyOrToTheFolder() {
        putsOnly(get(TestCaller.ALICE.apiKey(), "uploads/one"), "uploads/one", "uploads/one/below");
        putsOnly(get(TestCaller.ALICE.apiKey(), "uploads/folder/"), "uploads/folder/x", "uploads/folder2/x");
    }

    @Test
    void takesActionsAndLifetimeFromTheQuery() {
        ValidatableResponse answer =
                get(TestCaller.READER.apiKey(), "uploads/both?actions=upload,download&ttl_seconds=900");
        assertThat(Instant.parse(answer.extract().path("Expiration")))
                .isBefore(Instant.now().plusSeconds(901));
        try (S3Client s3 = store.s3(session(answer))) {
            s3.putObject(put -> put.bucket(TestStore.BUCKET).key("uploads/both"), RequestBody.fromString("both"));
            assertThat(s3.getObjectAsBytes(read -> read.bucket(TestStore.BUCKET).key("uploads/both"))
                            .asUtf8String())
                    .isEqualTo("both");
        }
    }

    @Test
    void givesTheSameFromTheCacheAsTheOtherDoors() {
        String container =
                get(TestCaller.ALICE.apiKey(), "uploads/shared").extract().path("Token");
        String process = given().header("Authorization", TestCaller.ALICE.apiKey())
                .get("/v1/credentials/process/" + TestStore.BUCKET + "/uploads/shared")
                .path("SessionToken");
        assertThat(container).isNotNull().isEqualTo(process);
    }

    @ParameterizedTest
    @CsvSource({
        "uploads/x?ttl_seconds=1, 400, InvalidRequest",
        "uploads/x?unknown=1, 400, InvalidRequest",
        "uploads%2Fx, 400, InvalidRequest",
        "'', 400, InvalidRequest",
        "elsewhere/x, 403, Forbidden",
        "uploads/x?actions=delete, 403, Forbidden"
    })
    void answersErrorsInTheFourSpellings(String rawKey, int status, String code) {
        isError(get(TestCaller.ALICE.apiKey(), rawKey), status, code);
    }

    @Test
    void saysWhoIsNotKnown() {
        isError(get("not-a-key", "uploads/x"), 401, "Unauthenticated")
                .header("WWW-Authenticate", containsString("invalid_token"))
                .body("message", not(containsString("not-a-key")));
        isError(given().get(CONTAINER + "uploads/x").then(), 401, "Unauthenticated");
    }

    @Test
    void answersErrorsOfTheFrameworkInTheSameShape() {
        isError(given().post(CONTAINER + "uploads/x").then(), 405, "MethodNotAllowed");
        isError(given().get("/v1/credentials/container/only-a-bucket").then(), 404, "NotFound");
        isError(given().accept("image/png").get(CONTAINER + "uploads/x").then(), 406, "NotAcceptable");
        isError(given().body(new byte[17 * 1024]).get(CONTAINER + "uploads/x").then(), 413, "BodyTooLarge");
    }

    @Test
    void saysWhatMayBeTriedAgainByTheStatus() {
        store.sts().orElseThrow().unavailableNext(5);
        isError(get(TestCaller.ALICE.apiKey(), "uploads/" + UUID.randomUUID()), 503, "IssuerUnavailable");
        Door.post(TestCaller.ALICE, Door.upload("uploads/" + UUID.randomUUID()));
    }

    /** By socket, since HTTP clients tidy up paths before they send them. */
    @ParameterizedTest
    @ValueSource(strings = {"uploads/a//b", "uploads/../x", "../process/drawbridge-test/uploads/x", "uploads/%2e%2e/x"})
    void refusesPathsThatRoutersResolve(String rawKey) {
        String request = "GET " + CONTAINER + rawKey + " HTTP/1.1\r\nHost: localhost\r\n"
                + "Connection: close\r\nAuthorization: " + TestCaller.ALICE.apiKey() + "\r\n\r\n";
        assertThat(RawHttp.exchange(RestAssured.port, request))
                .startsWith("HTTP/1.1 4")
                .contains("\"Message\"");
    }

    private static ValidatableResponse isError(ValidatableResponse answer, int status, String code) {
        String id = answer.extract().header("X-Request-Id");
        return answer.statusCode(status)
                .contentType("application/json")
                .body("size()", equalTo(4))
                .body("code", equalTo(code))
                .body("Code", equalTo(code))
                .body("message", endsWith("(request id " + id + ")"))
                .body("Message", equalTo(answer.extract().path("message")));
    }

    private void putsOnly(ValidatableResponse answer, String key, String neighbour) {
        try (S3Client s3 = store.s3(session(answer))) {
            s3.putObject(put -> put.bucket(TestStore.BUCKET).key(key), RequestBody.fromString("x"));
            assertThatThrownBy(() -> s3.putObject(
                            put -> put.bucket(TestStore.BUCKET).key(neighbour), RequestBody.fromString("x")))
                    .isInstanceOfSatisfying(S3Exception.class, refusal -> assertThat(refusal.statusCode())
                            .isEqualTo(403));
        }
    }

    private static AwsSessionCredentials session(ValidatableResponse answer) {
        return AwsSessionCredentials.create(
                answer.statusCode(200).extract().path("AccessKeyId"),
                answer.extract().path("SecretAccessKey"),
                answer.extract().path("Token"));
    }

    private static ValidatableResponse get(String authorization, String rawKey) {
        return given().urlEncodingEnabled(false)
                .header("Authorization", authorization)
                .get(CONTAINER + rawKey)
                .then();
    }
}
