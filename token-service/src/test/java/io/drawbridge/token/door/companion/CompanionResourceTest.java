package io.drawbridge.token.door.companion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
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
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedStore.class)
class CompanionResourceTest {

    private final String folder = "uploads/" + UUID.randomUUID() + "/";

    @BeforeEach
    void ready() {
        Door.awaitReady();
    }

    @Test
    void formsAreForTheTicketsKeyAndSize() {
        Map<String, Object> body = TicketDoor.key(folder + "fixed.bin");
        body.put("max_size", 12345);
        String fields = given().queryParam("filename", "other.bin")
                .queryParam("type", "text/plain")
                .queryParam("metadata[relativePath]", "a/ü")
                .get(doors(TicketDoor.ticket(TestCaller.ALICE, body)) + "/params")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("method", equalTo("POST"))
                .body("fields", hasEntry("key", folder + "fixed.bin"))
                .body("fields", hasEntry("x-amz-meta-relativepath", "a%2F%C3%BC"))
                .extract()
                .path("fields.policy");
        assertThat(new String(java.util.Base64.getDecoder().decode(fields))).contains("12345", "content-length-range");
    }

    @Test
    void prefixTicketsNameTheObjectAfterTheFile() {
        String ticket = TicketDoor.ticket(TestCaller.ALICE, TicketDoor.prefix(folder));
        create(ticket, "../evil/a b.txt").then().statusCode(200).body("key", equalTo(folder + "a b.txt"));
        Map<String, Object> once = TicketDoor.prefix(folder);
        once.put("create_only", true);
        create(TicketDoor.ticket(TestCaller.ALICE, once), "a.txt")
                .then()
                .statusCode(200)
                .body("key", matchesPattern(folder + "[0-9a-f]{12}-a\\.txt"));
    }

    @Test
    void partsFromBeginningToEnd() {
        String ticket = TicketDoor.ticket(TestCaller.ALICE, TicketDoor.key(folder + "parts.bin"));
        JsonPath created = create(ticket, "x").jsonPath();
        String upload = doors(ticket) + "/multipart/" + created.getString("uploadId");
        String url =
                key(created).get(upload + "/1").then().statusCode(200).extract().path("url");
        String etag = given().urlEncodingEnabled(false)
                .body(new byte[1000])
                .put(url)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
        key(created)
                .get(upload)
                .then()
                .statusCode(200)
                .body("[0].PartNumber", equalTo(1))
                .body("[0].Size", equalTo(1000));
        key(created)
                .contentType(ContentType.JSON)
                .body(Map.of("parts", List.of(Map.of("PartNumber", 1, "ETag", etag.replace("\"", "")))))
                .post(upload + "/complete")
                .then()
                .statusCode(200)
                .body("key", equalTo(folder + "parts.bin"))
                .body("bucket", equalTo(TestStore.BUCKET))
                .body("location", containsString("/" + folder + "parts.bin"));
    }

    @Test
    void anUploadIsItsTicketsOwn() {
        String ticket = TicketDoor.ticket(TestCaller.ALICE, TicketDoor.prefix(folder));
        String other = TicketDoor.ticket(TestCaller.ALICE, TicketDoor.prefix(folder));
        JsonPath created = create(ticket, "mine.bin").jsonPath();
        String path = "/multipart/" + created.getString("uploadId");
        for (Response answer : List.of(
                key(created).get(doors(other) + path),
                key(created).get(doors(other) + path + "/1"),
                key(created).delete(doors(other) + path))) {
            answer.then().statusCode(404);
        }
        given().queryParam("key", folder + "another.bin")
                .get(doors(ticket) + path)
                .then()
                .statusCode(400);
        key(created).delete(doors(ticket) + path).then().statusCode(200).body(equalTo("{}"));
        key(created).get(doors(ticket) + path).then().statusCode(404);
    }

    @Test
    void refusesInWordsThatUppyShows() {
        Response refused = given().queryParam("filename", "a").get(doors("nonsense") + "/params");
        refused.then()
                .statusCode(401)
                .contentType(ContentType.JSON)
                .body("error", containsString("not a ticket"))
                .body("message", containsString("not a ticket"));
        assertThat(refused.statusLine()).contains("This is not a ticket, or not any more.");
        String ticket = TicketDoor.ticket(TestCaller.ALICE, TicketDoor.prefix(folder));
        given().get(doors(ticket) + "/params").then().statusCode(400).body("error", containsString("filename"));
        given().contentType(ContentType.JSON)
                .body("{")
                .post(doors(ticket) + "/multipart")
                .then()
                .statusCode(400)
                .body("error", containsString("JSON"));
    }

    @Test
    void ticketLimitsHoldAtTheDoorsThatSign() {
        Map<String, Object> body = TicketDoor.prefix(folder);
        body.put("content_types", List.of("application/pdf"));
        body.put("create_only", true);
        String ticket = TicketDoor.ticket(TestCaller.ALICE, body);
        given().queryParam("filename", "a")
                .queryParam("type", "application/pdf")
                .get(doors(ticket) + "/params")
                .then()
                .statusCode(400)
                .body("error", containsString("shouldUseMultipart"));
        create(ticket, "a.txt").then().statusCode(400).body("error", containsString("application/pdf"));
        given().header("Authorization", "Bearer " + ticket)
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "method", "PUT", "bucket", TestStore.BUCKET, "key", folder + "a", "content_type", "text/html"))
                .post("/v1/presigned")
                .then()
                .statusCode(400);
    }

    @Test
    void whatIsSignedEndsWithTheTicket() {
        Map<String, Object> brief = TicketDoor.prefix(folder);
        brief.put("ttl_seconds", 120);
        String ticket = TicketDoor.ticket(TestCaller.ALICE, brief);
        int form = given().queryParam("filename", "a")
                .get(doors(ticket) + "/params")
                .then()
                .statusCode(200)
                .extract()
                .path("expires");
        assertThat(form).isBetween(60, 120);
        JsonPath created = create(ticket, "a").jsonPath();
        String part = doors(ticket) + "/multipart/" + created.getString("uploadId") + "/1";
        int url = key(created).get(part).then().statusCode(200).extract().path("expires");
        assertThat(url).isBetween(60, 120);
    }

    @Test
    void onlyConfiguredOriginsAndOnlyTheseDoors() {
        String origin = ConfigProvider.getConfig().getValue("drawbridge.cors.origins", String.class);
        String ticket = TicketDoor.ticket(TestCaller.ALICE, TicketDoor.prefix(folder));
        preflight(origin, doors(ticket) + "/multipart")
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", origin)
                .header("Access-Control-Allow-Methods", containsString("DELETE"))
                .header("Access-Control-Allow-Headers", containsString("content-type"))
                .header("Access-Control-Allow-Credentials", nullValue());
        given().header("Origin", origin)
                .get(doors("nonsense") + "/params")
                .then()
                .statusCode(401)
                .header("Access-Control-Allow-Origin", origin);
        for (Response answer : List.of(
                preflight("https://evil.example.com", doors(ticket) + "/multipart"),
                preflight(origin, "/v1/tickets"),
                preflight(origin, "/u/" + ticket))) {
            answer.then().header("Access-Control-Allow-Origin", nullValue());
        }
        given().header("Origin", "http://localhost:1")
                .queryParam("filename", "a")
                .get(doors(ticket) + "/params")
                .then()
                .statusCode(200);
    }

    private static Response preflight(String origin, String path) {
        return given().header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type")
                .options(path);
    }

    private static Response create(String ticket, String filename) {
        return given().contentType(ContentType.JSON)
                .body("{\"filename\":\"" + filename
                        + "\",\"type\":\"text/plain\",\"metadata\":{\"name\":\"x\",\"relativePath\":null}}")
                .post(doors(ticket) + "/multipart");
    }

    private static RequestSpecification key(JsonPath created) {
        return given().queryParam("key", created.getString("key"));
    }

    private static String doors(String ticket) {
        return "/u/" + ticket + "/s3";
    }
}
