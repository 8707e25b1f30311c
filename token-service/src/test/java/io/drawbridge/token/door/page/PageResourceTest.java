package io.drawbridge.token.door.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.drawbridge.token.fixture.CapturedLog;
import io.drawbridge.token.fixture.Door;
import io.drawbridge.token.fixture.EmbeddedStore;
import io.drawbridge.token.fixture.TestCaller;
import io.drawbridge.token.fixture.TestStore;
import io.drawbridge.token.fixture.TicketDoor;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedStore.class)
class PageResourceTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

    TestStore store;

    @BeforeEach
    void ready() {
        Door.awaitReady();
    }

    @Test
    void keepsTheTicketAndTheScriptsInside() {
        String csp = given().header("Accept", BROWSER)
                .get("/u/" + TicketDoor.ticket(TestCaller.ALICE, TicketDoor.key("uploads/a")))
                .then()
                .statusCode(200)
                .contentType(ContentType.HTML)
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .body(containsString("Send a file"), not(containsString("uploads/a")))
                .extract()
                .header("Content-Security-Policy");
        assertThat(csp)
                .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'", "form-action 'none'")
                .contains("connect-src 'self' " + store.endpoint() + ";")
                .doesNotContain("unsafe", "*", "data:");
    }

    @Test
    void tellsProgramsWhatTheTicketSays() {
        Map<String, Object> body = TicketDoor.prefix("uploads/x/");
        body.put("max_size", 1000);
        given().get("/u/" + TicketDoor.ticket(TestCaller.ALICE, body))
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("max_size", equalTo(1000))
                .body("upload", equalTo(true))
                .body("prefix", equalTo(true))
                .body("content_types", equalTo(java.util.List.of()))
                .body(not(containsString("alice")), not(containsString("uploads")));
    }

    @Test
    void saysInWordsThatALinkIsDead() {
        String expired = TicketDoor.signed("alice", "uploads/a", Instant.now().minusSeconds(1));
        for (String dead : new String[] {expired, "nonsense", TestCaller.ALICE.apiKey()}) {
            given().header("Accept", BROWSER)
                    .get("/u/" + dead)
                    .then()
                    .statusCode(401)
                    .contentType(ContentType.HTML)
                    .header("Content-Security-Policy", containsString("default-src 'none'"))
                    .header("Cache-Control", "no-store")
                    .body(containsString("This link does not work"));
            given().get("/u/" + dead).then().statusCode(401).contentType("application/problem+json");
        }
    }

    @Test
    void servesItsPartsAndNothingElse() {
        String tag = given().get("/page/page.js")
                .then()
                .statusCode(200)
                .contentType(containsString("text/javascript"))
                .header("X-Content-Type-Options", "nosniff")
                .extract()
                .header("ETag");
        given().header("If-None-Match", tag).get("/page/page.js").then().statusCode(304);
        for (String other : new String[] {"page.html", "application.properties", "..%2Fapplication.properties", ""}) {
            assertThat(given().urlEncodingEnabled(false).get("/page/" + other).statusCode())
                    .isIn(400, 404);
        }
    }

    @Test
    void noTicketGetsIntoLogsOrMetrics() {
        String ticket = TicketDoor.ticket(TestCaller.ALICE, TicketDoor.key("uploads/private"));
        try (CapturedLog log = CapturedLog.start()) {
            given().get("/u/" + ticket).then().statusCode(200);
            given().header("X-Request-Id", "the-last-one")
                    .get("/u/" + ticket + "/s3/nothing")
                    .then()
                    .statusCode(404);
            given().get("/u/" + ticket + "/s3/params").then().statusCode(200);
            Awaitility.await().until(() -> log.text().contains("the-last-one"));
            assertThat(log.text()).doesNotContain(ticket).doesNotContain(ticket.substring(ticket.indexOf('.')));
        }
        String metrics = given().get("/q/metrics").asString();
        assertThat(metrics).contains("drawbridge_tickets_presented_total").doesNotContain(ticket);
    }
}
