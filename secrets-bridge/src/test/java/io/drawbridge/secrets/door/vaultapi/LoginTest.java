package io.drawbridge.secrets.door.vaultapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drawbridge.devstack.EmbeddedKubernetes;
import io.drawbridge.secrets.testing.BridgeCaller;
import io.drawbridge.secrets.testing.BridgeTest;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class LoginTest extends BridgeTest {

    private static final String DENIED = "403 {\"errors\":[\"permission denied\"]}";

    @AfterEach
    void heal() {
        kubernetes.failWith(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "POST"})
    void givesABatchTokenForAServiceAccountToken(String method) {
        BridgeCaller.Answer answer = login(method, jwt("team-a", "reader"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        JsonNode auth = answer.json().get("auth");
        assertThat(auth.get("client_token").asText()).matches("[\\x21-\\x7e]+");
        assertThat(auth.get("token_type").asText()).isEqualTo("batch");
        assertThat(auth.get("renewable")).hasToString("false");
        assertThat(auth.get("lease_duration").asInt()).isBetween(590, 600);
        assertThat(auth.get("policies")).hasToString("[\"ns:team-a\"]");
        assertThat(auth.at("/metadata/service_account_namespace").asText()).isEqualTo("team-a");
    }

    @Test
    void describesTheToken() {
        JsonNode data = teamA.get("auth/token/lookup-self").json().get("data");
        assertThat(data.get("type").asText()).isEqualTo("batch");
        assertThat(data.get("ttl").isNumber()).isTrue();
        assertThat(data.get("ttl").asInt()).isBetween(590, 600);
        assertThat(data.get("expire_time").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    }

    @Test
    void letsTheTokenGo() {
        assertThat(teamA.put("auth/token/revoke-self", "").status()).isEqualTo(204);
        assertThat(teamA.call("POST", "auth/token/revoke-self", "").status()).isEqualTo(204);
        assertThat(nobody().put("auth/token/revoke-self", "").shape()).isEqualTo(DENIED);
    }

    @Test
    void neverOutlivesTheServiceAccountToken() {
        String jwt = kubernetes.serviceAccountToken("team-a", "reader", "secrets-bridge", Duration.ofSeconds(60));
        assertThat(login("PUT", jwt).json().at("/auth/lease_duration").asInt()).isBetween(50, 60);
    }

    @Test
    void refusesTokensThatTheClusterDoesNotVouchFor() {
        String otherAudience = kubernetes.serviceAccountToken("team-a", "reader", "vault", Duration.ofMinutes(10));
        String expired = kubernetes.serviceAccountToken("team-a", "reader", "secrets-bridge", Duration.ofSeconds(-1));
        assertThat(login("PUT", otherAudience).shape()).isEqualTo(DENIED);
        assertThat(login("PUT", expired).shape()).isEqualTo(DENIED);
        kubernetes.deleteServiceAccount("team-x", "gone");
        assertThat(login("PUT", jwt("team-x", "gone")).shape()).isEqualTo(DENIED);
        try (EmbeddedKubernetes other = EmbeddedKubernetes.start()) {
            String foreign = other.serviceAccountToken("team-a", "reader", "secrets-bridge", Duration.ofMinutes(10));
            assertThat(login("PUT", foreign).shape()).isEqualTo(DENIED);
        }
    }

    @Test
    void asksTheClusterForNothingThatIsNoJwt() {
        long before = kubernetes.reviewed();
        assertThat(login("PUT", "no-jwt").shape()).isEqualTo(DENIED);
        assertThat(login("PUT", "a.b." + "c".repeat(20_000)).shape()).isEqualTo(DENIED);
        assertThat(kubernetes.reviewed()).isEqualTo(before);
    }

    @Test
    void asksTheClusterOnceForTheSameToken() {
        String jwt = jwt("team-a", "often");
        long before = kubernetes.reviewed();
        for (int i = 0; i < 3; i++) {
            assertThat(login("PUT", jwt).status()).isEqualTo(200);
        }
        assertThat(kubernetes.reviewed()).isEqualTo(before + 1);
        assertThat(login("PUT", jwt("team-a", "other")).status()).isEqualTo(200);
        assertThat(kubernetes.reviewed()).isEqualTo(before + 2);
    }

    @Test
    void knowsNothingWhileTheApiServerDoesNot() {
        kubernetes.failWith(500);
        BridgeCaller.Answer answer = login("PUT", jwt("team-a", "nobody-asked-yet"));
        assertThat(answer.shape()).isEqualTo("503 {\"errors\":[\"the Kubernetes API server does not answer\"]}");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "1",
                "\"x\"",
                "{",
                "{}",
                "{\"jwt\":null}",
                "{\"jwt\":1}",
                "{\"jwt\":\"\"}",
                "{\"jwt\":{}}",
                "{\"jwt\":\"a\",\"jwt\":\"b\"}",
                "{\"jwt\":\"a.b.c\"} x",
                "\u0000"
            })
    void refusesBodiesWithoutAToken(String body) {
        BridgeCaller.Answer answer = nobody().put("auth/kubernetes/login", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("errors")).hasSize(1);
    }

    @Test
    void refusesBodiesThatAreTooLarge() {
        assertThat(RawHttp.exchange(nobody().address(), "PUT /v1/auth/kubernetes/login", "", "Content-Length: 70000"))
                .startsWith("HTTP/1.1 413 ");
    }

    @Test
    void takesAnyContentTypeAsVaultDoes() {
        for (String type : new String[] {"text/plain", "application/xml", "application/json; charset=x"}) {
            assertThat(nobody().call(
                                    "PUT",
                                    "auth/kubernetes/login",
                                    "{\"jwt\":\"" + jwt("team-a", "reader") + "\"}",
                                    "Content-Type",
                                    type)
                            .status())
                    .as(type)
                    .isEqualTo(200);
        }
    }

    private BridgeCaller.Answer login(String method, String jwt) {
        return nobody().call(method, "auth/kubernetes/login", "{\"role\":\"any\",\"jwt\":\"" + jwt + "\"}");
    }
}
