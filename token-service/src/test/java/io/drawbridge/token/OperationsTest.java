package io.drawbridge.token;

import static io.drawbridge.token.fixture.Door.post;
import static io.drawbridge.token.fixture.Door.upload;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.drawbridge.token.fixture.Door;
import io.drawbridge.token.fixture.EmbeddedStore;
import io.drawbridge.token.fixture.TestCaller;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedStore.class)
class OperationsTest {

    @BeforeEach
    void ready() {
        Door.awaitReady();
    }

    @Test
    void isLiveReadyAndStarted() {
        given().get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/q/health/started")
                .then()
                .statusCode(200)
                .body("checks.data.callers", hasItem(6))
                .body("checks.data.grants", hasItem(13));
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.data.sts", hasItem("no failure"))
                .body("checks.data.store", hasItem("enforces"))
                .body("checks.data.issuer", hasItem("federation-token"));
    }

    @Test
    void countsWhatItDoes() {
        post(TestCaller.ALICE, upload("uploads/counted"));
        post(TestCaller.ALICE, upload("uploads/counted"));
        post(TestCaller.ALICE, upload("denied/counted"));
        String metrics =
                given().get("/q/metrics").then().statusCode(200).extract().asString();
        assertThat(metrics)
                .contains("drawbridge_decisions_total{grant=\"uploads\",outcome=\"allowed\"}")
                .contains("drawbridge_decisions_total{grant=\"none\",outcome=\"denied\"}")
                .contains("drawbridge_credential_cache_requests_total{result=\"hit\"}")
                .contains("drawbridge_credential_cache_requests_total{result=\"miss\"}")
                .contains("drawbridge_credential_cache_entries")
                .contains("drawbridge_sts_calls_seconds_count{issuer=\"federation-token\",outcome=\"success\"}")
                .doesNotContain("uploads/counted");
    }

    @Test
    void namesEveryRequest() {
        given().header("X-Request-Id", "my-id.1_a")
                .get("/nowhere")
                .then()
                .header("X-Request-Id", "my-id.1_a")
                .body("request_id", equalTo("my-id.1_a"));
        given().header("X-Request-Id", "not well formed")
                .get("/nowhere")
                .then()
                .header("X-Request-Id", matchesPattern("[a-f0-9-]{36}"));
        given().get("/q/health/live").then().header("X-Request-Id", matchesPattern("[a-f0-9-]{36}"));
    }

    @Test
    void answersProblemsForWhatIsNotThere() {
        isProblem(given().get("/nowhere").then(), 404, "not-found");
        isProblem(given().get("/v1/credentials/x/y").then(), 404, "not-found");
        isProblem(given().get("/v1/credentials").then(), 405, "method-not-allowed");
        isProblem(
                given().header("Authorization", TestCaller.ALICE.bearer())
                        .contentType("text/plain")
                        .body("x")
                        .post("/v1/credentials")
                        .then(),
                415,
                "unsupported-media-type");
        isProblem(
                given().header("Authorization", TestCaller.ALICE.bearer())
                        .accept("image/png")
                        .contentType("application/json")
                        .body(upload("uploads/f"))
                        .post("/v1/credentials")
                        .then(),
                406,
                "not-acceptable");
    }

    @Test
    void doesNotSayWhatItIsMadeOf() {
        given().get("/nowhere").then().header("Server", nullValue()).body(not(containsString("RESTEASY")));
    }

    private static void isProblem(ValidatableResponse answer, int status, String slug) {
        answer.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:drawbridge:problem:" + slug))
                .body("status", equalTo(status))
                .body("size()", equalTo(5))
                .body("detail", matchesPattern("[A-Z].*\\."))
                .body("request_id", matchesPattern("[a-f0-9-]{36}"));
    }
}
