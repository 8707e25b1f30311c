package io.drawbridge.upload;

import static io.drawbridge.upload.stack.Client.bytes;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.drawbridge.upload.stack.GatewayStack;
import io.drawbridge.upload.stack.StoreUnderTest;
import io.drawbridge.upload.stack.TokenServiceDouble;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages of other origins get to see, and the methods that a browser or a tool tries. */
@QuarkusTest
@WithTestResource(GatewayStack.class)
class CrossOriginTest {

    private static final String OBJECTS = "/v1/objects/" + StoreUnderTest.BUCKET + "/";
    private final String path = OBJECTS + "uploads/" + UUID.randomUUID();

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "POST", "PATCH", "HEAD", "DELETE"})
    void aPageOfANamedOriginMayUpload(String method) {
        preflight(GatewayStack.PAGES, method)
                .header("Access-Control-Request-Headers", "authorization,content-type,upload-offset")
                .options(path)
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", GatewayStack.PAGES)
                .header("Access-Control-Allow-Methods", containsString(method))
                .header("Access-Control-Allow-Headers", containsString("authorization"))
                .header("Access-Control-Allow-Credentials", blankOrNullString());
    }

    @Test
    void itSeesWhatBecameOfItsFile() {
        given().header("Origin", GatewayStack.PAGES)
                .header("Authorization", "Bearer " + TokenServiceDouble.TOKEN)
                .body(bytes(10))
                .put(path)
                .then()
                .statusCode(201)
                .header("Access-Control-Allow-Origin", GatewayStack.PAGES)
                .header("Access-Control-Expose-Headers", containsString("ETag"));
        given().header("Origin", GatewayStack.PAGES)
                .body(bytes(10))
                .put(path)
                .then()
                .statusCode(401)
                .header("Access-Control-Allow-Origin", GatewayStack.PAGES);
    }

    @Test
    void aPageOfAnotherOriginIsToldNothing() {
        preflight("https://evil.example", "PUT")
                .options(path)
                .then()
                .statusCode(204)
                .header("Allow", blankOrNullString())
                .header("Access-Control-Allow-Origin", blankOrNullString());
        given().header("Origin", "https://evil.example")
                .body(bytes(10))
                .put(path)
                .then()
                .statusCode(401)
                .header("Access-Control-Allow-Origin", blankOrNullString());
        preflight(GatewayStack.PAGES, "GET")
                .options("/q/metrics")
                .then()
                .header("Access-Control-Allow-Origin", blankOrNullString());
    }

    /** No list can hold the names of metadata; all other names must be in it. */
    @Test
    void aPageMayAskForAnyMetadata() {
        List<String> allowed = preflight(GatewayStack.PAGES, "PUT")
                .header(
                        "Access-Control-Request-Headers",
                        "x-amz-meta-a,X-Amz-Meta-b_1, x-amz-acl,nox-amz-meta-c,authorization")
                .options(path)
                .then()
                .statusCode(204)
                .extract()
                .headers()
                .getValues("Access-Control-Allow-Headers");
        assertThat(String.join(",", allowed).split(","))
                .contains("x-amz-meta-a", "x-amz-meta-b_1", "authorization")
                .doesNotContain("x-amz-acl", "x-amz-meta-c", "nox-amz-meta-c");
    }

    @Test
    void everyAnswerOfADoorVariesByOrigin() {
        for (String origin : List.of(GatewayStack.PAGES, "https://evil.example", "")) {
            for (String method : List.of("PUT", "DELETE", "OPTIONS")) {
                RequestSpecification request = origin.isEmpty() ? given() : preflight(origin, "PUT");
                assertThat(request.request(method, path).headers().getValues("Vary"))
                        .as("%s from %s", method, origin)
                        .containsExactly("origin");
            }
        }
    }

    @Test
    void whoAsksForTheOptionsIsToldTheMethods() {
        given().options(path).then().statusCode(204).header("Allow", containsString("PUT"));
        given().options(OBJECTS + "uploads/").then().statusCode(204).header("Allow", containsString("POST"));
        given().options("/files").then().statusCode(204).header("Tus-Version", equalTo("1.0.0"));
    }

    /** What is stored is nothing that an upload's right covers: not even whether it is there. */
    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "GET", "DELETE", "PATCH"})
    void objectsAreOnlyWritten(String method) {
        given().header("Authorization", "Bearer " + TokenServiceDouble.TOKEN)
                .request(method, path)
                .then()
                .statusCode(405)
                .header("Allow", containsString("PUT"));
    }

    @Test
    void whatIsNotAllowedIsAProblemThatSaysWhatIs() {
        given().delete(path)
                .then()
                .statusCode(405)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:drawbridge:problem:method-not-allowed"));
    }

    private static RequestSpecification preflight(String origin, String method) {
        return given().header("Origin", origin).header("Access-Control-Request-Method", method);
    }
}
