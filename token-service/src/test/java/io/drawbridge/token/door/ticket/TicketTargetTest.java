package io.drawbridge.token.door.ticket;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.drawbridge.token.fixture.EmbeddedStore;
import io.drawbridge.token.fixture.TestCaller;
import io.drawbridge.token.fixture.TestStore;
import io.drawbridge.token.fixture.TicketDoor;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever holds a ticket is told what it is for. */
@QuarkusTest
@QuarkusTestResource(EmbeddedStore.class)
class TicketTargetTest {

    @Test
    void tellsTheObject() {
        Map<String, Object> ticket = TicketDoor.key("uploads/a.bin");
        ticket.put("max_size", 1000);
        ticket.put("content_types", List.of("image/png", "image/gif"));
        self("Bearer " + TicketDoor.ticket(TestCaller.ALICE, ticket))
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("bucket", equalTo(TestStore.BUCKET))
                .body("key", equalTo("uploads/a.bin"))
                .body("prefix", nullValue())
                .body("actions", equalTo(List.of("upload")))
                .body("max_size", equalTo(1000))
                .body("content_types", equalTo(List.of("image/gif", "image/png")))
                .body("create_only", equalTo(false));
    }

    @Test
    void tellsTheFolder() {
        self("Bearer " + TicketDoor.ticket(TestCaller.ALICE, TicketDoor.prefix("uploads/f/")))
                .statusCode(200)
                .body("key", nullValue())
                .body("prefix", equalTo("uploads/f/"))
                .body("max_size", nullValue())
                .body("content_types", empty());
    }

    @Test
    void tellsNothingOfWhatIsNoGoodTicket() {
        self(TestCaller.ALICE.bearer()).statusCode(403).body("detail", containsString("no ticket"));
        self("Bearer unknown").statusCode(401);
        self("Bearer " + TicketDoor.signed("alice", "uploads/a", Instant.now().minusSeconds(1)))
                .statusCode(401)
                .body("detail", containsString("expired"));
        given().get("/v1/tickets/self").then().statusCode(401);
    }

    private static ValidatableResponse self(String authorization) {
        return given().header("Authorization", authorization)
                .get("/v1/tickets/self")
                .then();
    }
}
