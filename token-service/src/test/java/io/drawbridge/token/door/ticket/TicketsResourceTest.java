package io.drawbridge.token.door.ticket;

import static io.drawbridge.token.fixture.Door.session;
import static io.drawbridge.token.fixture.Door.upload;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.drawbridge.token.fixture.Door;
import io.drawbridge.token.fixture.EmbeddedStore;
import io.drawbridge.token.fixture.TestCaller;
import io.drawbridge.token.fixture.TestStore;
import io.drawbridge.token.fixture.TicketDoor;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedStore.class)
class TicketsResourceTest {

    @BeforeEach
    void ready() {
        Door.awaitReady();
    }

    @Test
    void makesATicketThatIsABearer() {
        ValidatableResponse made = TicketDoor.post(TestCaller.ALICE, TicketDoor.key("uploads/a.bin"))
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("url", matchesPattern("/u/[A-Za-z0-9._-]{1,400}"))
                .body("id", matchesPattern("[A-Za-z0-9_-]{16}"))
                .body("key", equalTo("uploads/a.bin"))
                .body("prefix", nullValue());
        String ticket = made.extract().path("ticket");
        Instant end = Instant.parse(made.extract().path("expiration"));
        assertThat(end).isBetween(Instant.now().plusSeconds(3500), Instant.now().plusSeconds(3601));

        ValidatableResponse credentials = credentials(ticket, upload("uploads/a.bin"));
        assertThat(session(credentials).sessionToken()).isNotBlank();
        assertThat(Instant.parse(credentials.extract().path("expiration")))
                .as("told to end with the ticket, at the latest")
                .isBeforeOrEqualTo(end);
    }

    @Test
    void isNoWiderThanItSays() {
        String ticket = TicketDoor.ticket(TestCaller.ALICE, TicketDoor.key("uploads/a.bin"));
        for (String key : List.of("uploads/b.bin", "uploads/a.bin2", "users/alice/f")) {
            credentials(ticket, upload(key)).statusCode(403);
        }
        Map<String, Object> download = upload("uploads/a.bin");
        download.put("actions", List.of("download"));
        credentials(ticket, download).statusCode(403);
    }

    @Test
    void leasesNoMoreThanItSays() {
        String one = TicketDoor.ticket(TestCaller.ALICE, TicketDoor.key("uploads/team/a.bin"));
        Map<String, Object> lease = upload("uploads/team/a.bin");
        lease.put("lease", true);
        credentials(one, lease).statusCode(200).body("prefix", nullValue());
        String folder = TicketDoor.ticket(TestCaller.ALICE, TicketDoor.prefix("uploads/team/"));
        credentials(folder, lease).statusCode(200).body("prefix", equalTo("uploads/team/"));
    }

    @Test
    void isNoWiderAndNoLongerThanTheGrant() {
        TicketDoor.post(TestCaller.ALICE, TicketDoor.key("elsewhere/f")).statusCode(403);
        TicketDoor.post(TestCaller.BOB, TicketDoor.key("exact/file.bin")).statusCode(403);
        Map<String, Object> longer = TicketDoor.key("uploads/a");
        longer.put("ttl_seconds", 7201);
        TicketDoor.post(TestCaller.ALICE, longer).statusCode(400).body("detail", containsString("7200"));
        Map<String, Object> larger = TicketDoor.key("exact/file.bin");
        larger.put("max_size", 20_000_000);
        TicketDoor.post(TestCaller.ALICE, larger).statusCode(400).body("detail", containsString("max_size"));
    }

    @Test
    void makesNoTickets() {
        String ticket = TicketDoor.ticket(TestCaller.ALICE, TicketDoor.prefix("uploads/x/"));
        given().header("Authorization", "Bearer " + ticket)
                .contentType(ContentType.JSON)
                .body(TicketDoor.key("uploads/x/a"))
                .post("/v1/tickets")
                .then()
                .statusCode(403)
                .body("detail", equalTo("A ticket cannot make tickets."));
    }

    @Test
    void fixesTheKeyOfASingleObject() {
        Map<String, Object> body = TicketDoor.prefix("uploads/inbox/");
        body.put("single_object", true);
        String key = TicketDoor.post(TestCaller.ALICE, body)
                .statusCode(201)
                .body("key", matchesPattern("uploads/inbox/[0-9a-f-]{36}"))
                .body("prefix", nullValue())
                .extract()
                .path("key");
        assertThat(key).startsWith("uploads/inbox/");
    }

    @Test
    void givesNoSessionsThatPassItsLimitsBy() {
        Map<String, Object> limited = TicketDoor.key("uploads/limited");
        limited.put("max_size", 1000);
        credentials(TicketDoor.ticket(TestCaller.ALICE, limited), upload("uploads/limited"))
                .statusCode(403)
                .body("detail", containsString("cannot hold"));
        Map<String, Object> brief = TicketDoor.key("uploads/brief");
        brief.put("ttl_seconds", 600);
        credentials(TicketDoor.ticket(TestCaller.ALICE, brief), upload("uploads/brief"))
                .statusCode(403)
                .body("detail", containsString("15 minutes"));
    }

    @Test
    void endsWhenItSays() {
        Instant past = Instant.now().minus(Duration.ofSeconds(1));
        credentials(TicketDoor.signed("alice", "uploads/a", past), upload("uploads/a"))
                .statusCode(401)
                .header("WWW-Authenticate", containsString("invalid_token"))
                .body("detail", containsString("expired"));
    }

    @Test
    void endsWithItsIssuersGrant() {
        Instant future = Instant.now().plus(Duration.ofHours(1));
        credentials(TicketDoor.signed("alice", "uploads/a", future), upload("uploads/a"))
                .statusCode(200);
        credentials(TicketDoor.signed("somebody-who-left", "uploads/a", future), upload("uploads/a"))
                .statusCode(403);
    }

    @Test
    void endsWhenItsIdIsOnTheDenylist() throws IOException {
        ValidatableResponse made = TicketDoor.post(TestCaller.ALICE, TicketDoor.key("uploads/revoked"));
        String ticket = made.statusCode(201).extract().path("ticket");
        String other = TicketDoor.ticket(TestCaller.ALICE, TicketDoor.key("uploads/revoked"));
        credentials(ticket, upload("uploads/revoked")).statusCode(200);

        Path denylist = ConfigProvider.getConfig().getValue("drawbridge.tickets.denylist-file", Path.class);
        Files.writeString(denylist, "# lost\n" + made.extract().path("id") + "\n");

        Awaitility.await().untilAsserted(() -> credentials(ticket, upload("uploads/revoked"))
                .statusCode(401)
                .body("detail", containsString("not valid any more")));
        credentials(other, upload("uploads/revoked")).statusCode(200);
        given().header("Accept", "text/html").get("/u/" + ticket).then().statusCode(401);
    }

    @Test
    void refusesWhatCannotBeMeant() {
        for (Map.Entry<String, Object> wrong : Map.<String, Object>of(
                        "max_size", 0, "content_types", List.of("text"), "ttl_seconds", 5, "surprise", true)
                .entrySet()) {
            Map<String, Object> body = TicketDoor.key("uploads/a");
            body.put(wrong.getKey(), wrong.getValue());
            TicketDoor.post(TestCaller.ALICE, body).statusCode(400);
        }
        given().contentType(ContentType.JSON)
                .body(TicketDoor.key("uploads/a"))
                .post("/v1/tickets")
                .then()
                .statusCode(401);
    }

    private static ValidatableResponse credentials(String ticket, Map<String, Object> body) {
        assertThat(body).containsEntry("bucket", TestStore.BUCKET);
        return given().header("Authorization", "Bearer " + ticket)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/credentials")
                .then();
    }
}
