package io.drawbridge.token.limit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.drawbridge.token.fixture.JavaSdk;
import io.drawbridge.token.fixture.LateStore;
import io.drawbridge.token.fixture.TestCaller;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** Beside a store that does not matter: a limit comes before any decision. */
@QuarkusTest
@QuarkusTestResource(value = LateStore.class, restrictToAnnotatedClass = true)
class RequestLimitsTest {

    @Test
    void aCallerWhoAsksTooMuchIsToldWhenToComeAgainAndNobodyElseIs() {
        String noisy = TestCaller.NOBODY.bearer();
        Response limited = untilLimited(() -> grants(noisy));
        limited.then()
                .contentType("application/problem+json")
                .header("Retry-After", "1")
                .body("type", equalTo("urn:drawbridge:problem:too-many-requests"));
        grants(TestCaller.READER.bearer()).then().statusCode(200);
    }

    @Test
    void sdksReadItToo() {
        Response limited = untilLimited(() ->
                given().header("Authorization", TestCaller.BOB.apiKey()).get("/v1/credentials/container/other/f"));
        limited.then().contentType("application/json").body("code", equalTo("TooManyRequests"));
        assertThat(limited.header("Retry-After")).isEqualTo("1");

        SdkServiceException told = Stream.generate(() -> JavaSdk.told(TestCaller.BOB.apiKey(), "elsewhere/f"))
                .limit(500)
                .filter(refused -> refused.statusCode() != 403)
                .findFirst()
                .orElseThrow();
        assertThat(told.statusCode()).isEqualTo(429);
        assertThat(told.getMessage()).contains("Send fewer requests", "(request id ");
    }

    @Test
    void uppyAndPeopleReadItToo() {
        Response uppy = untilLimited(() -> given().get("/u/not-a-ticket/s3/params?filename=f&type=text/plain"));
        uppy.then()
                .contentType("application/json")
                .header("Retry-After", "1")
                .body("message", equalTo("Send fewer requests in a second, and this one again later."));
        assertThat(uppy.statusLine()).contains("429 Send fewer requests");
        Response page = untilLimited(() -> given().accept("text/html").get("/u/not-a-ticket"));
        page.then().contentType("text/html").header("Retry-After", "1").body(containsString("Too many requests"));
    }

    @Test
    void whoIsNotKnownSharesTheLimitOfItsAddress() {
        untilLimited(() -> grants("Bearer nobody-knows-this"));
        untilLimited(() -> given().get("/v1/grants"));
        untilLimited(() -> given().get("/u/not-a-ticket"));
        grants(TestCaller.READER.bearer()).then().statusCode(200);
        given().get("/q/metrics")
                .then()
                .body(containsString("drawbridge_requests_limited_total{who=\"address\"}"))
                .body(containsString("drawbridge_requests_limited_total{who=\"caller\"}"));
    }

    private static Response grants(String authorization) {
        return given().header("Authorization", authorization).get("/v1/grants");
    }

    /** Far more than the burst; one after the other, which is faster than the rate. */
    private static Response untilLimited(Supplier<Response> request) {
        return Stream.generate(request)
                .limit(500)
                .filter(answer -> answer.statusCode() == 429)
                .findFirst()
                .orElseThrow(() -> new AssertionError("never limited"));
    }
}
