package io.drawbridge.token;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drawbridge.token.audit.AuditLog;
import io.drawbridge.token.fixture.EmbeddedStore;
import io.drawbridge.token.fixture.ServiceProcess;
import io.drawbridge.token.fixture.TestCaller;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the packaged service starts, refuses to start, logs and stops. */
class ProcessIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> CALLERS =
            List.of("drawbridge.api-keys", "drawbridge.oidc.", "drawbridge.service-accounts.");

    private final EmbeddedStore store = new EmbeddedStore();
    private Map<String, String> config;
    private int port;

    @BeforeEach
    void start() throws IOException {
        config = new HashMap<>(store.start());
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        config.put("quarkus.http.port", Integer.toString(port));
    }

    @AfterEach
    void stop() {
        store.stop();
    }

    @ParameterizedTest
    @CsvSource({
        "drawbridge.stor.region, x, drawbridge.stor.region",
        "drawbridge.issuer.kind, assume-role, drawbridge.issuer.kind",
        "drawbridge.grants.\"uploads\".ttl, 1h, drawbridge.grants.\"uploads\".ttl",
        "drawbridge.grants.\"uploads\".max-ttl, 48h, drawbridge.grants.\"uploads\".max-ttl",
        "drawbridge.api-keys.\"alice\".sha256, in-the-clear, drawbridge.api-keys.\"alice\".sha256",
        "drawbridge.issuer.probe-bucket, '', drawbridge.issuer.probe-bucket",
        "drawbridge.issuer.secret-access-key, '', drawbridge.issuer.secret-access-key",
        "drawbridge.signing.keys, '', drawbridge.signing.keys",
        "drawbridge.signing.keys, changeme, drawbridge.signing.keys",
        "drawbridge.store.profile, floppy, drawbridge.store.profile",
        "drawbridge.store.endpoint, http://s3.example.org, drawbridge.store.endpoint: must be an https URL",
        "drawbridge.grants.\"uploads\".bucket, *, drawbridge.grants.\"uploads\".bucket: must be one bucket",
        "drawbridge.grants.\"strict\".max-ttl, 13h, drawbridge.grants.\"strict\".max-ttl: assume-role issues",
        "drawbridge.oidc.\"corp\".issuer, http://idp.example.org, drawbridge.oidc.\"corp\".issuer: must be an https URL",
        "drawbridge.oidc.\"corp\".audience, '', drawbridge.oidc.\"corp\".audience",
        "drawbridge.grants-file, /nowhere/grants.yaml, drawbridge.grants-file: /nowhere/grants.yaml:1:1: cannot be read"
    })
    void refusesToStartAndNamesTheProperty(String key, String value, String named) {
        config.put(key, value);
        try (ServiceProcess service = ServiceProcess.start(config)) {
            assertThat(service.exit()).isNotZero();
            assertThat(String.join("\n", service.lines()).replace("\\\"", "\""))
                    .contains(named)
                    .doesNotContain("in-the-clear");
        }
    }

    @Test
    void refusesToStartForNobody() {
        keepCallers("none");
        try (ServiceProcess service = ServiceProcess.start(config)) {
            assertThat(service.exit()).isNotZero();
            assertThat(String.join("\n", service.lines())).contains("drawbridge.api-keys: no callers at all");
        }
    }

    /** One way to know callers is enough. Without OpenID issuers, Quarkus' own default one must not be missed. */
    @ParameterizedTest
    @ValueSource(strings = {"api-keys.", "api-keys-file", "oidc.", "service-accounts."})
    void startsForOneKindOfCallers(String kind) {
        keepCallers(kind);
        try (ServiceProcess service = ServiceProcess.start(config)) {
            awaitReady();
            given().header("Authorization", TestCaller.ALICE.bearer())
                    .get(base() + "/v1/grants")
                    .then()
                    .statusCode(kind.equals("api-keys.") ? 200 : 401);
        }
    }

    private void keepCallers(String kept) {
        config.keySet()
                .removeIf(key -> CALLERS.stream().anyMatch(kind -> key.startsWith(kind))
                        && !key.startsWith("drawbridge." + kept));
    }

    @Test
    void logsJsonAndEndsGracefully() throws IOException {
        try (ServiceProcess service = ServiceProcess.start(config)) {
            awaitReady();
            given().header("Authorization", TestCaller.ALICE.bearer())
                    .header("X-Request-Id", "seen-in-the-log")
                    .contentType("application/json")
                    .body("{\"bucket\":\"drawbridge-test\",\"key\":\"uploads/f\",\"actions\":[\"upload\"]}")
                    .post(base() + "/v1/credentials")
                    .then()
                    .statusCode(200);
            service.terminate();
            assertThat(service.exit()).isIn(0, 143);
            JsonNode audited = line(service.lines(), AuditLog.CATEGORY);
            assertThat(audited.path("message").asText())
                    .startsWith("decision=allowed caller=\"alice\" kind=api-key actions=upload")
                    .endsWith("key=\"uploads/f\" grant=\"uploads\" request=seen-in-the-log");
            JsonNode request = line(service.lines(), "io.drawbridge.token.request");
            assertThat(request.path("mdc").path("grant").asText()).isEqualTo("uploads");
        }
    }

    private String base() {
        return "http://127.0.0.1:" + port;
    }

    private void awaitReady() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> given().get(base() + "/q/health/ready").statusCode() == 200);
    }

    /** Of that request, in this category; and every line is JSON. */
    private static JsonNode line(List<String> lines, String category) throws IOException {
        JsonNode found = null;
        for (String line : lines) {
            JsonNode fields = JSON.readTree(line);
            boolean ofRequest = fields.path("mdc").path("requestId").asText().equals("seen-in-the-log");
            found = ofRequest && fields.path("loggerName").asText().equals(category) ? fields : found;
        }
        assertThat(found).as("%s", lines).isNotNull();
        return found;
    }
}
