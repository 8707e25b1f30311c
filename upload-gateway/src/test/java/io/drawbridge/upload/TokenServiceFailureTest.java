package io.drawbridge.upload;

import static io.drawbridge.upload.stack.Client.bytes;
import static io.drawbridge.upload.stack.Client.known;
import static io.drawbridge.upload.stack.Client.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.upload.stack.Client;
import io.drawbridge.upload.stack.GatewayStack;
import io.drawbridge.upload.stack.TokenServiceDouble;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the client sees when the token service says no, says nothing, or says nonsense. */
@QuarkusTest
@WithTestResource(GatewayStack.class)
class TokenServiceFailureTest {

    TokenServiceDouble tokenService;
    private final Client client = new Client();
    /** Without a lease from before. */
    private final String key = "exact/" + UUID.randomUUID();

    @BeforeEach
    @AfterEach
    void serve() {
        tokenService.serve();
    }

    @ParameterizedTest
    @CsvSource({
        "400, 400, not-grantable",
        "401, 401, unauthenticated",
        "403, 403, forbidden",
        "404, 502, token-service-failed",
        "429, 503, token-service-unavailable",
        "500, 503, token-service-unavailable",
        "503, 503, token-service-unavailable"
    })
    void itsStatusBecomesOurOwnProblem(int theirs, int ours, String slug) {
        tokenService.failWith(theirs);
        HttpResponse<String> answer = client.send(object(key, known(bytes(10))));
        UploadSuite.assertProblem(answer, ours, slug);
        assertThat(answer.body()).doesNotContain("marker-upstream-body");
        assertThat(answer.headers().firstValue("Retry-After").isPresent()).isEqualTo(ours == 503);
    }

    @ParameterizedTest
    @CsvSource({"enforcer-refused, 502, token-service-failed", "forbidden, 403, forbidden"})
    void aGatewayThatIsNotKnownIsNotTheCallersFault(String type, int ours, String slug) {
        tokenService.refuseWith(403, "urn:drawbridge:problem:" + type);
        UploadSuite.assertProblem(client.send(object(key, known(bytes(10)))), ours, slug);
    }

    @Test
    void slownessIsUnavailability() {
        tokenService.dawdle(8_000);
        UploadSuite.assertProblem(client.send(object(key, known(bytes(10)))), 503, "token-service-unavailable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"bucket\":\"upload-gateway-test\",\"key\":\"exact/other\",\"access_key_id\":\"a\",\"access_key_secret\":\"b\",\"session_token\":\"c\",\"expiration\":\"2099-01-01T00:00:00Z\"}"
            })
    void nonsenseIsNotUsed(String json) {
        tokenService.answer(json);
        HttpResponse<String> answer = client.send(object(key, known(bytes(10))));
        assertThat(answer.statusCode()).isIn(502, 503);
        assertThat(answer.body()).doesNotContain("exact/other");
    }

    @Test
    void theRequestIdIsPassedOn() {
        client.send(object(key, known(bytes(10))).header("X-Request-Id", "given-by-client"));
        assertThat(tokenService.questions()).singleElement().satisfies(question -> {
            assertThat(question.getHeader("X-Request-Id")).isEqualTo("given-by-client");
            assertThat(question.getBodyAsString()).contains("\"lease\":true", "\"actions\":[\"upload\"]", key);
        });
    }

    @Test
    void aLeaseForAPrefixServesFurtherUploads() {
        client.send(object("uploads/" + UUID.randomUUID(), known(bytes(1))));
        tokenService.serve();
        for (int i = 0; i < 5; i++) {
            client.send(object("uploads/deeper/" + UUID.randomUUID(), known(bytes(1))));
        }
        assertThat(tokenService.questions()).isEmpty();
    }
}
