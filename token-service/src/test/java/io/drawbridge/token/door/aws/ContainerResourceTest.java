package io.drawbridge.token.door.aws;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.drawbridge.token.fixture.Door;
import io.drawbridge.token.fixture.EmbeddedStore;
import io.drawbridge.token.fixture.TestCaller;
import io.drawbridge.token.fixture.TestStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** The doors that container providers and credential processes of AWS clients knock at. */
@QuarkusTest
@QuarkusTestResource(EmbeddedStore.class)
class ContainerResourceTest {

    private static final String UPLOADS = "/v1/credentials/container/" + TestStore.BUCKET + "/uploads/";
    private static final String RFC_3339 = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";

    TestStore store;

    @BeforeEach
    void ready() {
        Door.awaitReady();
    }

    @Test
    void answersWhatSdksReadToATokenWithoutAScheme() {
        JsonPath answer = get(UPLOADS + "a.bin", TestCaller.ALICE.apiKey())
                .statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", "no-store")
                .body("AccessKeyId", notNullValue())
                .body("Expiration", matchesPattern(RFC_3339))
                .extract()
                .jsonPath();

        AwsSessionCredentials session = AwsSessionCredentials.create(
                answer.getString("AccessKeyId"), answer.getString("SecretAccessKey"), answer.getString("Token"));
        try (S3Client s3 = store.s3(session)) {
            s3.putObject(put -> put.bucket(TestStore.BUCKET).key("uploads/a.bin"), RequestBody.fromString("x"));
        }
    }

    @Test
    void takesBearerToo() {
        get(UPLOADS + "a.bin", TestCaller.ALICE.bearer()).statusCode(200);
    }

    @Test
    void aKeyThatEndsInASlashIsAPrefix() {
        JsonPath answer = get(UPLOADS + "folder/", TestCaller.ALICE.apiKey())
                .statusCode(200)
                .extract()
                .jsonPath();

        AwsSessionCredentials session = AwsSessionCredentials.create(
                answer.getString("AccessKeyId"), answer.getString("SecretAccessKey"), answer.getString("Token"));
        try (S3Client s3 = store.s3(session)) {
            s3.putObject(put -> put.bucket(TestStore.BUCKET).key("uploads/folder/any"), RequestBody.fromString("x"));
        }
    }

    @Test
    void theQueryChoosesActionsAndLifetime() {
        String expiration = get(UPLOADS + "a.bin?actions=upload,download&ttl_seconds=900", TestCaller.READER.apiKey())
                .statusCode(200)
                .extract()
                .path("Expiration");

        assertThat(Duration.between(Instant.now(), Instant.parse(expiration)))
                .isLessThanOrEqualTo(Duration.ofSeconds(900))
                .isGreaterThan(Duration.ofSeconds(840));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.bin?action=upload",
                "a.bin?actions=upload&actions=download",
                "a.bin?actions=",
                "a.bin?ttl_seconds=-1",
                "a.bin?ttl_seconds=1e3",
                "a.bin?ttl_seconds=99999999999999999999",
                "a.bin?ttl_seconds=0",
                "a%2Fb",
                "%2e%2e/x"
            })
    void refusesWhatItDoesNotUnderstand(String rest) {
        get(UPLOADS + rest, TestCaller.ALICE.apiKey()).statusCode(400);
    }

    @Test
    void errorsAreWhatAllSdksRead() {
        assertError(get(UPLOADS + "a%2Fb", TestCaller.ALICE.apiKey()), 400, "InvalidRequest");
        assertError(get(UPLOADS + "a.bin", "unknown-token"), 401, "Unauthenticated");
        assertError(given().get(UPLOADS + "a.bin").then(), 401, "Unauthenticated");
        assertError(
                get("/v1/credentials/container/" + TestStore.BUCKET + "/elsewhere/x", TestCaller.ALICE.apiKey()),
                403,
                "Forbidden");
        assertError(given().delete(UPLOADS + "a.bin").then(), 405, "MethodNotAllowed");
    }

    @Test
    void processesGetTheirOwnSpelling() {
        get("/v1/credentials/process/" + TestStore.BUCKET + "/uploads/a.bin", TestCaller.ALICE.bearer())
                .statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", "no-store")
                .body("Version", equalTo(1))
                .body("AccessKeyId", notNullValue())
                .body("SecretAccessKey", notNullValue())
                .body("SessionToken", notNullValue())
                .body("Expiration", matchesPattern(RFC_3339));
    }

    @Test
    void errorsOfProcessesAreProblems() {
        get("/v1/credentials/process/" + TestStore.BUCKET + "/elsewhere/x", TestCaller.ALICE.bearer())
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:drawbridge:problem:forbidden"));
    }

    private static void assertError(ValidatableResponse answer, int status, String code) {
        answer.statusCode(status)
                .contentType(startsWith("application/json"))
                .body("code", equalTo(code))
                .body("Code", equalTo(code))
                .body("message", containsString("request id"))
                .body("Message", containsString("request id"));
    }

    private static ValidatableResponse get(String path, String authorization) {
        return given().urlEncodingEnabled(false)
                .header("Authorization", authorization)
                .get(path)
                .then();
    }
}
