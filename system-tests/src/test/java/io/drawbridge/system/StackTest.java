package io.drawbridge.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A file crosses the three services on the embedded stack, with nothing but a JDK. */
class StackTest {
    private static final long SIZE = (40L << 20) + 1;
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static Stack stack;
    private static RandomFile file;

    @BeforeAll
    static void startStack() throws Exception {
        file = RandomFile.create(folder.resolve("random.bin"), SIZE);
        stack = Stack.start(folder);
    }

    /** SIGTERM is an orderly end: status 0, and nothing is left. */
    @AfterAll
    static void stopStack() throws Exception {
        List<ProcessHandle> children = stack.up().children();
        stack.up().terminate();

        assertThat(stack.up().awaitEnd()).isZero();
        assertThat(children).hasSizeGreaterThanOrEqualTo(3).noneMatch(ProcessHandle::isAlive);
        assertThat(stack.readyFile()).doesNotExist();
    }

    @Test
    void streamsABodyOfKnownLength() throws Exception {
        JsonNode receipt = put("uploads/known.bin", BodyPublishers.ofFile(file.path()), 201);

        assertThat(receipt.path("size").asLong()).isEqualTo(SIZE);
        assertThat(stored("uploads/known.bin")).isEqualTo(file.sha256());
        assertNothingDangles();
    }

    @Test
    void streamsABodyOfUnknownLength() throws Exception {
        JsonNode receipt = put("uploads/unknown.bin", BodyPublishers.ofInputStream(this::open), 201);

        assertThat(receipt.path("parts").asInt()).isGreaterThan(1);
        assertThat(stored("uploads/unknown.bin")).isEqualTo(file.sha256());
        assertNothingDangles();
    }

    @Test
    void refusesAKeyThatNoGrantCovers() throws Exception {
        JsonNode problem = put("elsewhere/file.bin", BodyPublishers.ofString("no"), 403);

        assertThat(problem.path("type").asText()).startsWith("urn:drawbridge:problem:");
    }

    /** The gateway says who it is, so it may have sessions for tickets whose holders may not. */
    @Test
    void aTicketWithLimitsOpensTheGatewayAndNothingElse() throws Exception {
        String body = "{\"bucket\":\"%s\",\"key\":\"uploads/by-ticket.txt\",\"actions\":[\"upload\"],\"max_size\":10}"
                .formatted(stack.bucket());
        String ticket = send(
                        HttpRequest.newBuilder(stack.tokenService("/v1/tickets"))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body)),
                        201)
                .path("ticket")
                .asText();
        assertThat(byTicket(ticket, "0123456789")).isEqualTo(201);
        assertThat(byTicket(ticket, "0123456789a")).isEqualTo(413);
        assertThat(byTicket(ticket + "x", "0")).isEqualTo(401);
        try (S3Client admin = stack.admin()) {
            assertThat(admin.getObjectAsBytes(get -> get.bucket(stack.bucket()).key("uploads/by-ticket.txt"))
                            .asUtf8String())
                    .isEqualTo("0123456789");
        }
    }

    private static int byTicket(String ticket, String content) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(stack.uploadGateway("/u/" + ticket))
                .PUT(BodyPublishers.ofString(content))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    @Test
    void vendsCredentialsForExactlyOneObject() throws Exception {
        String body =
                "{\"bucket\":\"%s\",\"key\":\"uploads/direct.bin\",\"actions\":[\"upload\"]}".formatted(stack.bucket());
        JsonNode answer = send(
                HttpRequest.newBuilder(stack.tokenService("/v1/credentials"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)),
                200);
        AwsSessionCredentials session = AwsSessionCredentials.create(
                answer.path("access_key_id").asText(),
                answer.path("access_key_secret").asText(),
                answer.path("session_token").asText());
        try (S3Client s3 = stack.s3(session)) {
            s3.putObject(
                    request -> request.bucket(stack.bucket()).key("uploads/direct.bin"),
                    RequestBody.fromFile(file.path()));
            assertThatThrownBy(() -> s3.putObject(
                            request -> request.bucket(stack.bucket()).key("uploads/direct.bin2"),
                            RequestBody.fromString("no")))
                    .isInstanceOfSatisfying(
                            S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403));
        }
        assertThat(stored("uploads/direct.bin")).isEqualTo(file.sha256());
    }

    @Test
    void readsASecretOfTheTenantAndOfNobodyElse() throws Exception {
        String login =
                "{\"role\":\"dev\",\"jwt\":\"%s\"}".formatted(stack.ready().get("tenant_jwt"));
        JsonNode answer = send(
                HttpRequest.newBuilder(stack.secretsBridge("/v1/auth/kubernetes/login"))
                        .POST(BodyPublishers.ofString(login)),
                200);
        String token = answer.at("/auth/client_token").asText();

        assertThat(secret(token, "team-a/hello", 200).at("/data/data/greeting").asText())
                .isEqualTo("hello");
        assertThat(secret(token, "team-b/hello", 403).path("errors")).isNotEmpty();
    }

    private JsonNode secret(String token, String path, int status) throws Exception {
        URI address = stack.secretsBridge("/v1/secret/data/" + path);
        return send(HttpRequest.newBuilder(address).header("X-Vault-Token", token), status);
    }

    private InputStream open() {
        try {
            return Files.newInputStream(file.path());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static JsonNode put(String key, BodyPublisher body, int status) throws Exception {
        return send(HttpRequest.newBuilder(stack.object(key)).PUT(body), status);
    }

    private static JsonNode send(HttpRequest.Builder request, int status) throws Exception {
        HttpResponse<String> answer = HTTP.send(
                request.header("Authorization", stack.bearer()).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }

    private static String stored(String key) throws Exception {
        try (S3Client admin = stack.admin()) {
            return RandomFile.sha256(
                    admin.getObject(request -> request.bucket(stack.bucket()).key(key)));
        }
    }

    private static void assertNothingDangles() {
        try (S3Client admin = stack.admin()) {
            assertThat(admin.listMultipartUploads(request -> request.bucket(stack.bucket()))
                            .uploads())
                    .isEmpty();
        }
    }
}
