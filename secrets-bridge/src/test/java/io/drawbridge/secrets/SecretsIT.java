package io.drawbridge.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.devstack.EmbeddedKubernetes;
import io.drawbridge.devstack.EmbeddedVault;
import io.drawbridge.secrets.testing.BridgeCaller;
import io.drawbridge.secrets.testing.BridgeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was built, as a jar or an executable, seen from outside. */
@QuarkusIntegrationTest
@QuarkusTestResource(BridgeStack.class)
class SecretsIT {

    EmbeddedVault vault;
    EmbeddedKubernetes kubernetes;

    private BridgeCaller nobody;

    @BeforeEach
    void prepare() {
        vault.unseal();
        vault.put("secret", "team-a/db", Map.of("user", "u"));
        vault.put("secret", "team-b/db", Map.of("user", "b"));
        nobody = BridgeCaller.nobody(URI.create("http://127.0.0.1:" + RestAssured.port));
    }

    @Test
    void servesATenantItsOwnSecrets() {
        BridgeCaller tenant = tenant("team-a");
        assertThat(tenant.get("secret/data/team-a/db")
                        .json()
                        .at("/data/data/user")
                        .asText())
                .isEqualTo("u");
        assertThat(tenant.get("secret/metadata/team-a/db")
                        .json()
                        .at("/data/current_version")
                        .isNumber())
                .isTrue();
        assertThat(tenant.list("secret/metadata").json().get("data")).hasToString("{\"keys\":[\"team-a/\"]}");
        assertThat(tenant.get("auth/token/lookup-self").json().at("/data/type").asText())
                .isEqualTo("batch");
        assertThat(tenant.put("auth/token/revoke-self", "").status()).isEqualTo(204);
        assertThat(tenant.get("sys/internal/ui/mounts/secret/x").status()).isEqualTo(200);
    }

    @Test
    void refusesEverythingElse() {
        assertThat(tenant("team-b").get("secret/data/team-a/db").status()).isEqualTo(403);
        assertThat(nobody.get("secret/data/team-a/db").status()).isEqualTo(403);
        assertThat(tenant("team-a").put("secret/data/team-a/db", "{}").status()).isEqualTo(405);
        assertThat(tenant("team-a").get("secret/data/team-a/%2e%2e/team-b/db").status())
                .isEqualTo(400);
        assertThat(nobody.put("auth/kubernetes/login", "{").status()).isEqualTo(400);
    }

    @Test
    void tellsItsState() {
        RestAssured.get("/q/health/live").then().statusCode(200);
        RestAssured.get("/q/health/started").then().statusCode(200);
        RestAssured.get("/q/health/ready").then().statusCode(200);
        RestAssured.get("/q/openapi").then().statusCode(200);
        RestAssured.get("/q/metrics").then().statusCode(200);
        RestAssured.get("/nowhere").then().statusCode(404).contentType("application/problem+json");
        vault.seal();
        assertThat(tenant("team-a").get("secret/data/team-a/db").status()).isEqualTo(503);
    }

    private BridgeCaller tenant(String namespace) {
        return nobody.login(
                kubernetes.serviceAccountToken(namespace, "reader", "secrets-bridge", Duration.ofMinutes(10)));
    }
}
