package io.drawbridge.upload;

import static io.drawbridge.upload.stack.Client.bytes;
import static io.drawbridge.upload.stack.Client.known;
import static io.drawbridge.upload.stack.Client.object;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.drawbridge.upload.stack.Client;
import io.drawbridge.upload.stack.GatewayStack;
import io.drawbridge.upload.stack.Logged;
import io.drawbridge.upload.stack.Prometheus;
import io.drawbridge.upload.stack.RawClient;
import io.drawbridge.upload.stack.TokenServiceDouble;
import io.drawbridge.upload.stack.TusClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an operator sees. */
@QuarkusTest
@WithTestResource(GatewayStack.class)
class OperationsTest {

    /** Where the OpenAPI document is kept; {@code -Dopenapi.write=true} writes it anew. */
    private static final Path DOCUMENT = Path.of("../docs/api/upload-gateway.yaml");

    TokenServiceDouble tokenService;
    private final Client client = new Client();

    @Test
    void isLiveReadyAndStarted() {
        get("/q/health/live").then().statusCode(200);
        get("/q/health/started").then().statusCode(200);
        get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.name", hasItems("store", "token-service"))
                .body("checks.find { it.name == 'store' }.data.state", equalTo("answers"));
    }

    @Test
    void countsWhatItDoes() {
        client.send(object("uploads/" + UUID.randomUUID(), known(bytes(UploadSuite.PART + 1))));
        client.send(object("other/" + UUID.randomUUID(), known(bytes(1))));
        String metrics = get("/q/metrics").then().statusCode(200).extract().asString();
        assertThat(metrics)
                .contains("drawbridge_uploads_seconds_count{outcome=\"stored\"}")
                .contains("drawbridge_uploads_seconds_count{outcome=\"forbidden\"}")
                .contains("drawbridge_upload_parts_total")
                .contains("drawbridge_upload_stored_bytes_total")
                .contains("drawbridge_part_buffers_limit_bytes 2.097152E7")
                .contains(
                        "drawbridge_spill_limit_bytes 0.0",
                        "drawbridge_spill_file_bytes",
                        "drawbridge_spill_used_bytes")
                .contains("drawbridge_part_buffers_used_bytes")
                .contains("drawbridge_part_buffers_waiting")
                .contains("drawbridge_part_buffers_waited_seconds_count")
                .contains("drawbridge_uploads_in_flight")
                .contains("drawbridge_tus_requests_in_flight", "drawbridge_tus_uploads_total{outcome=\"expired\"}")
                .doesNotContain("uploads/");
    }

    @Test
    void everyAnswerHasARequestIdAndNamesNoServer() {
        for (String path : List.of("/", "/q/health/live", "/v1/objects/x", "/q/metrics")) {
            HttpResponse<String> answer = client.send(Client.put(path, known(bytes(1))));
            assertThat(answer.headers().firstValue("X-Request-Id")).as(path).isPresent();
            assertThat(answer.headers().firstValue("Server")).as(path).isEmpty();
        }
        HttpResponse<String> taken =
                client.send(Client.put("/", known(bytes(1))).header("X-Request-Id", "my.id-1"));
        assertThat(taken.headers().firstValue("X-Request-Id")).contains("my.id-1");
        HttpResponse<String> forged =
                client.send(Client.put("/", known(bytes(1))).header("X-Request-Id", "a b"));
        assertThat(forged.headers().firstValue("X-Request-Id").orElseThrow()).doesNotContain("a b");
    }

    @Test
    void oneLineTellsTheStoryOfAnUploadAndNoSecretIsPrinted() {
        String key = "exact/" + UUID.randomUUID();
        List<String> lines = Logged.during(() -> {
                    HttpResponse<String> stored =
                            client.send(object(key, known(bytes(10))).header("X-Request-Id", "story-1"));
                    tokenService.failWith(500);
                    HttpResponse<String> refused = client.send(object(key + "x", known(bytes(10))));
                    assertThat(stored.body()
                                    + stored.headers().map()
                                    + refused.body()
                                    + refused.headers().map())
                            .doesNotContain(TokenServiceDouble.TOKEN, "marker-upstream-body");
                    tokenService.serve();
                })
                .lines()
                .toList();
        assertThat(lines)
                .filteredOn(line -> line.contains(key + "\""))
                .singleElement()
                .asString()
                .contains("story-1", "outcome=stored", "bytes=10", "parts=1", "retries=0", "duration_ms=");
        assertThat(lines)
                .noneMatch(line -> line.contains(TokenServiceDouble.TOKEN) || line.contains("marker-upstream-body"));
    }

    @Test
    void oneLineTellsTheStoryOfEachRequestOfAResumableUpload() {
        String key = "uploads/" + UUID.randomUUID();
        TusClient tus = new TusClient();
        List<String> lines = Logged.during(() -> {
                    String path = tus.begin(key, 10);
                    tus.send(TusClient.piece(path, 0, bytes(4)).header("X-Request-Id", "piece-1"));
                    tus.append(path, 7, bytes(1));
                    tus.append(path, 4, bytes(6));
                    tus.send(TusClient.request(path)
                            .header("X-Request-Id", "end-1")
                            .DELETE());
                })
                .lines()
                .toList();
        assertThat(lines)
                .filteredOn(line -> line.contains(key + "\""))
                .satisfiesExactly(
                        line -> assertThat(line).contains("request=create outcome=created", "offset=0", "length=10"),
                        line -> assertThat(line)
                                .contains(
                                        "piece-1", "request=append outcome=appended", "offset=4", "bytes=4", "cause=-"),
                        line -> assertThat(line).contains("outcome=offset_mismatch", "offset=4", "bytes=0"),
                        line -> assertThat(line).contains("outcome=completed", "offset=10", "bytes=6"),
                        line -> assertThat(line).contains("end-1", "request=terminate outcome=terminated"));
        assertThat(lines).noneMatch(line -> line.contains(TokenServiceDouble.TOKEN));
    }

    @Test
    void oneLineTellsHoweverAnUploadEnds() {
        String id = UUID.randomUUID().toString();
        try (Logged logged = Logged.start()) {
            client.send(object("other/" + id, known(bytes(10))));
            client.send(object("uploads/" + id, known(bytes(10))).header("Content-MD5", "XUFAKrxLKna5cZ2REBfFkg=="));
            try (RawClient leaving = new RawClient()) {
                leaving.send(RawClient.object("uploads/left-" + id, "Content-Length: 100"))
                        .send("x");
                await().until(() ->
                        new Prometheus(get("/q/metrics").asString()).value("drawbridge_uploads_in_flight") == 1);
            }
            List<String> lines = logged.lines();
            await().until(() -> lines.stream().anyMatch(line -> line.contains("uploads/left-" + id)));
            assertOneLine(lines, "other/" + id, "outcome=forbidden", "bytes=0", "cause=");
            assertOneLine(lines, "uploads/" + id, "outcome=digest_mismatch", "bytes=10", "cause=");
            assertOneLine(lines, "uploads/left-" + id, "outcome=client_gone", "bytes=1", "cause=");
        }
    }

    private static void assertOneLine(List<String> lines, String key, String... words) {
        assertThat(lines)
                .filteredOn(line -> line.contains("/" + key + "\""))
                .singleElement()
                .asString()
                .contains(words);
    }

    @Test
    void theOpenApiDocumentIsUpToDate() throws IOException {
        String generated = get("/q/openapi").then().statusCode(200).extract().asString();
        assertThat(generated).contains("/v1/objects/{bucket}/{key}", "putObject", "Receipt", "bearer");
        if (Boolean.getBoolean("openapi.write")) {
            Files.createDirectories(DOCUMENT.getParent());
            Files.writeString(DOCUMENT, generated);
        }
        assertThat(DOCUMENT).content().isEqualTo(generated);
    }
}
