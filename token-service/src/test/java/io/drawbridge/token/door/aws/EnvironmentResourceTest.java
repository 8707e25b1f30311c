package io.drawbridge.token.door.aws;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.drawbridge.token.fixture.Door;
import io.drawbridge.token.fixture.EmbeddedStore;
import io.drawbridge.token.fixture.RawHttp;
import io.drawbridge.token.fixture.TestCaller;
import io.drawbridge.token.fixture.TestStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

@QuarkusTest
@QuarkusTestResource(EmbeddedStore.class)
class EnvironmentResourceTest {

    TestStore store;

    @BeforeEach
    void ready() {
        Door.awaitReady();
    }

    @Test
    void exportsWhatTheAwsCliReads() throws Exception {
        String lines = export("uploads/a%20b.dump")
                .statusCode(200)
                .contentType("text/plain")
                .header("Cache-Control", "no-store")
                .extract()
                .asString();

        assertThat(value(lines, "AWS_ENDPOINT_URL")).isEqualTo(store.endpoint().toString());
        assertThat(value(lines, "AWS_REGION")).isEqualTo("us-east-1");
        AwsSessionCredentials session = AwsSessionCredentials.create(
                value(lines, "AWS_ACCESS_KEY_ID"),
                value(lines, "AWS_SECRET_ACCESS_KEY"),
                value(lines, "AWS_SESSION_TOKEN"));
        try (S3Client s3 = store.s3(session)) {
            s3.putObject(
                    request -> request.bucket(TestStore.BUCKET).key("uploads/a b.dump"), RequestBody.fromString("x"));
        }
    }

    @Test
    void refusesWhatNoGrantCovers() {
        export("elsewhere/file").statusCode(403).body("type", equalTo("urn:drawbridge:problem:forbidden"));
    }

    @Test
    void wantsABearer() {
        given().get("/v1/credentials/env/" + TestStore.BUCKET + "/uploads/x")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", equalTo("Bearer realm=\"drawbridge\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uploads/a//b",
                "uploads/../x",
                "uploads/%2e%2e/x",
                "uploads%2Fx",
                "uploads/%ff",
                "uploads/%0a",
                ""
            })
    void refusesKeysThatAreNotWhatTheySeem(String key) {
        assertThat(exchange(key)).startsWith("HTTP/1.1 400").contains("urn:drawbridge:problem:invalid-request");
    }

    /** The HTTP server refuses these by itself, without a body: they are not URIs. */
    @ParameterizedTest
    @ValueSource(strings = {"uploads/%zz", "uploads/a|b", "uploads/a[b"})
    void refusesWhatIsNoUri(String key) {
        assertThat(exchange(key)).startsWith("HTTP/1.1 400");
    }

    /** By socket, since HTTP clients tidy up paths before they send them. */
    private static String exchange(String key) {
        String request = "GET /v1/credentials/env/" + TestStore.BUCKET + "/" + key + " HTTP/1.1\r\nHost: localhost\r\n"
                + "Connection: close\r\nAuthorization: " + TestCaller.ALICE.bearer() + "\r\n\r\n";
        return RawHttp.exchange(RestAssured.port, request);
    }

    private static ValidatableResponse export(String rawKey) {
        return given().urlEncodingEnabled(false)
                .header("Authorization", TestCaller.ALICE.bearer())
                .get("/v1/credentials/env/" + TestStore.BUCKET + "/" + rawKey)
                .then();
    }

    private static String value(String lines, String name) throws Exception {
        Process shell = new ProcessBuilder("sh", "-c", "eval \"$1\"; printf %s \"$" + name + "\"", "sh", lines).start();
        return new String(shell.getInputStream().readAllBytes());
    }
}
