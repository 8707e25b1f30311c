package io.drawbridge.token;

import static io.drawbridge.token.fixture.Door.post;
import static io.drawbridge.token.fixture.Door.upload;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.token.fixture.CapturedLog;
import io.drawbridge.token.fixture.Door;
import io.drawbridge.token.fixture.EmbeddedStore;
import io.drawbridge.token.fixture.TestCaller;
import io.drawbridge.token.fixture.TestStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Plants secrets wherever one can come in, and looks for them wherever something goes out. */
@QuarkusTest
@QuarkusTestResource(EmbeddedStore.class)
class SecretsStayInsideTest {

    private static final String MARKER =
            "planted" + UUID.randomUUID().toString().replace("-", "");

    TestStore store;

    @Test
    void neitherLogsNorErrorsHoldSecrets() {
        Door.awaitReady();
        StringBuilder answers = new StringBuilder();
        AwsSessionCredentials session;
        String id = UUID.randomUUID().toString();
        try (CapturedLog log = CapturedLog.start()) {
            session = Door.session(given().header("Authorization", TestCaller.ALICE.bearer())
                    .header("X-Request-Id", id)
                    .contentType("application/json")
                    .body(upload("uploads/" + UUID.randomUUID()))
                    .post("/v1/credentials")
                    .then());
            answers.append(wrongToken("Bearer " + MARKER)).append(wrongToken("Basic " + MARKER));
            answers.append(wrongToken(MARKER)).append(given().get("/" + MARKER).asString());
            answers.append(failingCall()).append(deniedCall());
            answers.append(given().get("/q/metrics").asString())
                    .append(given().get("/q/health").asString());
            Awaitility.await().until(() -> log.text().contains(id) && log.text().contains("answered 502"));

            for (String secret : List.of(
                    MARKER,
                    TestCaller.ALICE.apiKey(),
                    session.secretAccessKey(),
                    session.sessionToken(),
                    store.issuer().secretAccessKey())) {
                assertThat(log.text()).doesNotContain(secret);
                assertThat(answers.toString()).doesNotContain(secret);
            }
            assertThat(log.text())
                    .as("one line per request, with its fields")
                    .containsPattern("POST answered 200 in \\d+ ms.*grant=uploads.*requestId=" + id)
                    .as("lines of other threads have the request, too")
                    .containsPattern("STS refuses.*status 403, InvalidClientTokenId.*requestId=[a-f0-9-]{36}");
        }
    }

    private String failingCall() {
        store.sts().orElseThrow().failNext(1, 403, "InvalidClientTokenId", MARKER);
        return post(TestCaller.ALICE, upload("uploads/" + UUID.randomUUID()))
                .extract()
                .asString();
    }

    private static String deniedCall() {
        return post(TestCaller.ALICE, upload("elsewhere/f")).extract().asString();
    }

    private static String wrongToken(String authorization) {
        return given().header("Authorization", authorization)
                .contentType("application/json")
                .body("{\"key\": \"" + MARKER + "\"")
                .post("/v1/credentials")
                .asString();
    }
}
