package io.drawbridge.token.doors;

import static io.restassured.RestAssured.given;

import io.drawbridge.token.fixture.Door;
import io.drawbridge.token.fixture.Http;
import io.drawbridge.token.fixture.TestCaller;
import io.drawbridge.token.fixture.TestStore;
import io.drawbridge.token.fixture.TicketDoor;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** For each door a request that it answers well: with one upload for each caller that is begun and has one part. */
final class GoodCalls {

    static final String FOLDER = "uploads/doors/";

    private final String key = FOLDER + UUID.randomUUID();
    private final String ticket = TicketDoor.ticket(TestCaller.ALICE, TicketDoor.prefix(FOLDER));
    private final Upload callers;
    private final Upload tickets;

    GoodCalls() {
        callers = begin("/v1/uploads", TestCaller.ALICE.bearer(), Map.of("bucket", TestStore.BUCKET, "key", key));
        tickets = begin("/u/" + ticket + "/s3/multipart", "", Map.of("filename", "f", "type", "text/plain"));
    }

    /** What must never come back: the credentials that the calls carry. */
    List<String> secrets() {
        return List.of(
                TestCaller.ALICE.apiKey(), TestCaller.READER.apiKey(), ticket, callers.handle(), tickets.handle());
    }

    String ticket() {
        return ticket;
    }

    RawCall of(OpenDoor door) {
        RawCall call = RawCall.of(door.method(), path(door) + query(door));
        if (door.isFor("/v1/")) {
            call = call.header("Authorization", bearer(door));
        }
        return door.takesBody() ? call.json(json(door)) : call;
    }

    private String bearer(OpenDoor door) {
        return switch (door.operation()) {
            case "checkGrant" -> TestCaller.READER.bearer();
            case "readTicket" -> "Bearer " + ticket;
            default -> TestCaller.ALICE.bearer();
        };
    }

    private String path(OpenDoor door) {
        String path = door.template()
                .replace("{ticket}", ticket)
                .replace("{upload}", upload(door).handle())
                .replace("{number}", "1")
                .replace("{bucket}", TestStore.BUCKET)
                .replace("{key}", key)
                .replace("{name}", "page.js");
        return known(path, door);
    }

    private String query(OpenDoor door) {
        StringBuilder query = new StringBuilder();
        for (String name : door.query()) {
            String value =
                    switch (name) {
                        case "key" -> encoded(upload(door).key());
                        case "filename" -> "f.txt";
                        case "type" -> "text/plain";
                        case "actions" -> "upload";
                        case "ttl_seconds" -> "1800";
                        default -> known("{" + name + "}", door);
                    };
            query.append(query.isEmpty() ? '?' : '&').append(name).append('=').append(value);
        }
        return query.toString();
    }

    private String json(OpenDoor door) {
        String object = "\"bucket\":\"" + TestStore.BUCKET + "\",\"key\":\"" + key + "\"";
        String upload = "{" + object + ",\"actions\":[\"upload\"],\"ttl_seconds\":1800}";
        String part = "{\"parts\":[{\"PartNumber\":1,\"ETag\":\"" + upload(door).etag() + "\"}]}";
        return switch (door.operation()) {
            case "createCredentials", "createTicket" -> upload;
            case "checkGrant" ->
                "{\"caller\":{\"subject\":\"alice\",\"groups\":[],\"kind\":\"api-key\"},\"request\":" + upload + "}";
            case "presign" -> "{\"method\":\"PUT\"," + object + ",\"metadata\":{\"a\":\"b\"}}";
            case "beginUpload" -> "{" + object + ",\"content_type\":\"text/plain\",\"metadata\":{\"a\":\"b\"}}";
            case "signParts" -> "{\"part_numbers\":[1,2]}";
            case "completeUpload", "uppyComplete" -> part;
            case "uppyCreate" -> "{\"filename\":\"f.txt\",\"type\":\"text/plain\",\"metadata\":{\"name\":\"f\"}}";
            default -> known("{body}", door);
        };
    }

    private static String known(String text, OpenDoor door) {
        if (text.contains("{")) {
            throw new AssertionError("GoodCalls knows no " + text + " for the door " + door + "; teach it one");
        }
        return text;
    }

    private Upload upload(OpenDoor door) {
        return door.isFor("/u/") ? tickets : callers;
    }

    private static Upload begin(String door, String bearer, Map<String, String> ask) {
        JsonPath begun = given().header("Authorization", bearer)
                .contentType(ContentType.JSON)
                .body(ask)
                .post(door)
                .then()
                .extract()
                .jsonPath();
        boolean isOurs = begun.get("upload") != null;
        String handle = begun.getString(isOurs ? "upload" : "uploadId");
        String url = isOurs
                ? begun.getString("parts[0].url")
                : given().queryParam("key", begun.getString("key"))
                        .get(door + "/" + handle + "/1")
                        .jsonPath()
                        .getString("url");
        return new Upload(
                handle,
                begun.getString("key"),
                Http.putPart(url, new byte[] {1}).replace("\"", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private record Upload(String handle, String key, String etag) {}

    static {
        Door.awaitReady();
    }
}
