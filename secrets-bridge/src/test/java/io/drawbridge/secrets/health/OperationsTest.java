package io.drawbridge.secrets.health;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.drawbridge.secrets.testing.BridgeTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class OperationsTest extends BridgeTest {

    @Test
    void readinessShowsTheUpstream() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'upstream' }.data.state", equalTo("active"));
        vault.seal();
        given().get("/q/health/ready")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'upstream' }.data.state", equalTo("sealed"));
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/started").then().statusCode(200);
    }

    @Test
    void metricsCountWhatTheyAreNamedAfter() {
        teamA.get("secret/data/team-a/db");
        assertThat(given().get("/q/metrics").asString())
                .contains("drawbridge_secret_reads_total{cache=\"miss\",outcome=\"found\",verb=\"read\"}")
                .contains("drawbridge_upstream_requests_seconds_count{outcome=\"ok\"}")
                .contains("drawbridge_tenant_logins_total{outcome=\"loggedin\"}")
                .contains("drawbridge_secret_cache_bytes")
                .doesNotContain("team-a");
    }

    @Test
    void takesOverAWellFormedRequestId() {
        given().header("X-Request-Id", "abc.DEF_1-2")
                .get("/q/health/live")
                .then()
                .header("X-Request-Id", "abc.DEF_1-2");
        given().header("X-Request-Id", "not well formed")
                .get("/v1/sys/health")
                .then()
                .header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"));
        given().get("/nowhere").then().header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nowhere", "/v2/x", "/v1x"})
    void answersWithAProblemWhereNobodyReadsVaultsShape(String path) {
        given().header("X-Request-Id", "p-1")
                .get(path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:drawbridge:problem:not-found"))
                .body("status", equalTo(404))
                .body("request_id", equalTo("p-1"));
    }

    @Test
    void doesNotSayWhatItIsMadeOf() {
        given().get("/v1/sys/health").then().header("Server", (String) null);
    }

    @Test
    void takesAnyAcceptHeaderAsVaultDoes() {
        given().accept(ContentType.XML).get("/v1/sys/health").then().statusCode(200);
    }
}
