package io.drawbridge.token.door.credentials;

import static io.drawbridge.token.fixture.Door.session;
import static io.drawbridge.token.fixture.Door.upload;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.drawbridge.token.fixture.CapturedLog;
import io.drawbridge.token.fixture.Door;
import io.drawbridge.token.fixture.EmbeddedStore;
import io.drawbridge.token.fixture.TestCaller;
import io.drawbridge.token.fixture.TicketDoor;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service in between gets what its callers may not have in their own hands, and nobody else does. */
@QuarkusTest
@QuarkusTestResource(EmbeddedStore.class)
class EnforcersTest {

    private static final String KEY = "uploads/enforced";

    @BeforeEach
    void ready() {
        Door.awaitReady();
    }

    @Test
    void getsSessionsForLimitedTicketsAndTheLimits() {
        String ticket = limited();
        assertThat(session(credentials(ticket, TestCaller.GATEWAY.bearer())).sessionToken())
                .isNotBlank();
        credentials(ticket, TestCaller.GATEWAY.bearer())
                .body("max_object_size", equalTo(1000))
                .body("content_types", equalTo(List.of("image/png")))
                .body("create_only", equalTo(true));
        credentialsWithoutEnforcer(ticket).statusCode(403).body("detail", containsString("cannot hold"));
    }

    @Test
    void getsSessionsForTicketsThatEndSoonAndToldToEndWithThem() {
        Map<String, Object> brief = TicketDoor.key(KEY);
        brief.put("ttl_seconds", 600);
        String ticket = TicketDoor.ticket(TestCaller.ALICE, brief);
        String end = credentials(ticket, TestCaller.GATEWAY.bearer())
                .statusCode(200)
                .extract()
                .path("expiration");
        assertThat(Instant.parse(end)).isBefore(Instant.now().plusSeconds(601));
    }

    @Test
    void widensNoGrant() {
        given().header("Authorization", TestCaller.NOBODY.bearer())
                .header(Enforcers.HEADER, TestCaller.GATEWAY.bearer())
                .contentType(ContentType.JSON)
                .body(upload(KEY))
                .post("/v1/credentials")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:drawbridge:problem:forbidden"));
        given().header(Enforcers.HEADER, TestCaller.GATEWAY.bearer())
                .contentType(ContentType.JSON)
                .body(upload(KEY))
                .post("/v1/credentials")
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer planted-wrong-enforcer",
                "Basic YTpi",
                "planted-api-key-of-gateway",
                "Bearer planted-api-key-of-alice"
            })
    void whoIsNoneIsRefusedAndNotTheCaller(String header) {
        String body = credentials(limited(), header)
                .statusCode(403)
                .header("WWW-Authenticate", nullValue())
                .body("type", equalTo("urn:drawbridge:problem:enforcer-refused"))
                .extract()
                .asString();
        assertThat(body).doesNotContain("planted");
    }

    /** A ticket of an enforcer is the ticket of somebody who only has it. */
    @Test
    void aTicketIsNoEnforcer() {
        credentials(limited(), "Bearer " + limited())
                .statusCode(403)
                .body("type", equalTo("urn:drawbridge:problem:enforcer-refused"));
    }

    @Test
    void twoHeadersAreNone() {
        given().header("Authorization", "Bearer " + limited())
                .header(Enforcers.HEADER, TestCaller.GATEWAY.bearer(), TestCaller.GATEWAY.bearer())
                .contentType(ContentType.JSON)
                .body(upload(KEY))
                .post("/v1/credentials")
                .then()
                .statusCode(403);
    }

    @Test
    void isNamedInTheAuditLog() {
        String ticket = limited();
        try (CapturedLog log = CapturedLog.start()) {
            credentials(ticket, TestCaller.GATEWAY.bearer()).statusCode(200);
            assertThat(log.text())
                    .contains("decision=allowed enforcer=\"gateway\" caller=\"alice\" kind=ticket")
                    .doesNotContain("planted");
        }
    }

    private static String limited() {
        Map<String, Object> limited = TicketDoor.key(KEY);
        limited.put("max_size", 1000);
        limited.put("content_types", List.of("image/png"));
        limited.put("create_only", true);
        return TicketDoor.ticket(TestCaller.ALICE, limited);
    }

    private static ValidatableResponse credentials(String ticket, String enforcer) {
        return given().header("Authorization", "Bearer " + ticket)
                .header(Enforcers.HEADER, enforcer)
                .contentType(ContentType.JSON)
                .body(upload(KEY))
                .post("/v1/credentials")
                .then();
    }

    private static ValidatableResponse credentialsWithoutEnforcer(String ticket) {
        return given().header("Authorization", "Bearer " + ticket)
                .contentType(ContentType.JSON)
                .body(upload(KEY))
                .post("/v1/credentials")
                .then();
    }
}
