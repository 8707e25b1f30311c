package io.drawbridge.secrets.door.awscreds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drawbridge.secrets.testing.BridgeCaller;
import io.drawbridge.secrets.testing.BridgeStack;
import io.drawbridge.secrets.testing.BridgeTest;
import io.drawbridge.secrets.testing.LogCapture;
import io.drawbridge.secrets.testing.TokenServiceStub;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CredsTest extends BridgeTest {

    private static final String DENIED = "403 {\"errors\":[\"permission denied\"]}";

    TokenServiceStub tokenService;

    @BeforeEach
    void answerAgain() {
        tokenService.answer(200, "");
        tokenService.requests();
    }

    @Test
    void givesATenantCredentialsForItsOwnFolder() {
        BridgeCaller.Answer answer = teamA.get("aws/creds/uploads");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        JsonNode data = answer.json().get("data");
        assertThat(data.get("access_key").asText()).isEqualTo("ID");
        assertThat(data.get("secret_key").asText()).isEqualTo(TokenServiceStub.MARKER);
        assertThat(data.get("security_token").asText()).isEqualTo("TOKEN");
        assertThat(data.get("prefix").asText()).isEqualTo("tenants/team-a/");
        assertThat(answer.json().get("lease_duration").asLong()).isPositive();
        assertThat(tokenService.requests())
                .containsExactly("Bearer " + BridgeStack.API_KEY
                        + " {\"bucket\":\"data\",\"prefix\":\"tenants/team-a/\",\"actions\":[\"upload\"],"
                        + "\"ttl_seconds\":3600}");
        assertThat(tenant("team-b", "x")
                        .get("aws/creds/uploads")
                        .json()
                        .at("/data/prefix")
                        .asText())
                .isEqualTo("tenants/team-b/");
    }

    @Test
    void saysNoWithoutSayingWhy() {
        assertThat(teamA.get("aws/creds/none").shape()).isEqualTo(DENIED);
        assertThat(tenant("other", "x").get("aws/creds/uploads").shape()).isEqualTo(DENIED);
        assertThat(nobody().get("aws/creds/uploads").shape()).isEqualTo(DENIED);
        assertThat(nobody().as(BridgeStack.API_KEY).get("aws/creds/uploads").shape())
                .isEqualTo(DENIED);
        assertThat(tokenService.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws/creds/uploads%2F..%2Fx", "aws/creds/%2e%2e", "aws/creds/a%00"})
    void refusesNamesThatAreNone(String path) {
        assertThat(teamA.get(path).status()).isEqualTo(400);
        assertThat(tokenService.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401|{}",
                "403|{}",
                "500|oops",
                "503|{}",
                "200|nonsense",
                "200|{}",
                "200|[]",
                "200|{\"access_key_id\":\"x\",\"access_key_secret\":\"marker-of-a-session\",\"session_token\":\"t\","
                        + "\"expiration\":\"2999-01-01T00:00:00Z\",\"bucket\":\"data\",\"prefix\":\"tenants/\"}"
            })
    void passesNothingOnThatIsNoAnswer(int status, String body) {
        tokenService.answer(status, body);
        try (LogCapture log = new LogCapture()) {
            BridgeCaller.Answer answer = teamA.get("aws/creds/uploads");
            assertThat(answer.shape()).isEqualTo("503 {\"errors\":[\"credentials cannot be had now\"]}");
            assertThat(answer.header("Retry-After")).isEqualTo("1");
            assertThat(log.lines()).noneMatch(line -> line.contains(TokenServiceStub.MARKER));
        }
    }

    @Test
    void writesDownWhoGotThem() {
        try (LogCapture log = new LogCapture()) {
            teamA.get("aws/creds/uploads");
            List<String> lines = log.lines("drawbridge.audit");
            assertThat(lines)
                    .anyMatch(line ->
                            line.contains("credentials tenant=team-a/reader grant=\"uploads\" outcome=credentials"));
            assertThat(log.lines()).noneMatch(line -> line.contains(TokenServiceStub.MARKER));
            assertThat(log.lines()).noneMatch(line -> line.contains(BridgeStack.API_KEY));
        }
    }

    @Test
    void servesNoWrites() {
        assertThat(teamA.put("aws/creds/uploads", "{}").status()).isEqualTo(405);
    }
}
