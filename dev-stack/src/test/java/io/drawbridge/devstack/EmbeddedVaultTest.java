package io.drawbridge.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmbeddedVaultTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final EmbeddedVault vault = EmbeddedVault.start(0, "root-token", now::get);
    private final VaultCaller root = new VaultCaller(vault.address(), vault.rootToken());

    @AfterEach
    void stop() {
        vault.close();
    }

    @Test
    void listensOnLoopbackOnly() {
        assertThat(vault.address().getHost()).isEqualTo("127.0.0.1");
    }

    @Test
    void saysThatAPortIsTaken() {
        int port = vault.address().getPort();
        assertThatThrownBy(() -> EmbeddedVault.start(port))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("port " + port + " is in use");
    }

    @Test
    void answersNothingButHealthWhileSealed() {
        vault.put("secret", "a", Map.of("k", "v"));
        vault.seal();
        assertThat(root.get("secret/data/a").shape()).isEqualTo("503 {\"errors\":[\"Vault is sealed\"]}");
        assertThat(root.get("sys/health").status()).isEqualTo(503);
        assertThat(root.get("sys/health").body().get("sealed")).hasToString("true");
        vault.unseal();
        assertThat(root.get("secret/data/a").status()).isEqualTo(200);
    }

    @Test
    void failsAsOftenAsItWasTold() {
        vault.put("secret", "a", Map.of("k", "v"));
        vault.faults().failNext(2, 429);
        assertThat(List.of(
                        root.get("secret/data/a").status(),
                        root.get("secret/data/a").status()))
                .containsExactly(429, 429);
        assertThat(root.get("secret/data/a").status()).isEqualTo(200);
        vault.faults().failAll(500);
        assertThat(root.get("secret/data/a").status()).isEqualTo(500);
        assertThat(root.get("sys/health").status()).isEqualTo(200);
        vault.faults().clear();
        assertThat(root.get("secret/data/a").status()).isEqualTo(200);
    }

    @Test
    void answersLateWhenTold() {
        vault.faults().delay(Duration.ofMillis(120));
        long start = System.nanoTime();
        root.get("secret/data/a");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(120));
    }

    @Test
    void losesEverythingButTheRootTokenInAnEmptyRestart() {
        vault.put("secret", "a", Map.of("k", "v"));
        String token = vault.createToken(Duration.ofHours(1), "p");
        vault.restartEmpty();
        assertThat(root.get("secret/data/a").status()).isEqualTo(404);
        assertThat(root.as(token).get("auth/token/lookup-self").status()).isEqualTo(403);
    }

    @Test
    void isAnotherClusterWithOtherMountsAfterAnEmptyRestart() {
        String cluster = clusterId();
        String mount = accessor();
        assertThat(cluster).isNotEmpty().isEqualTo(clusterId());
        vault.restartEmpty();
        assertThat(clusterId()).isNotEmpty().isNotEqualTo(cluster);
        assertThat(accessor()).isNotEmpty().isNotEqualTo(mount);
    }

    private String clusterId() {
        return root.get("sys/health").body().path("cluster_id").asText();
    }

    private String accessor() {
        return root.get("sys/internal/ui/mounts/secret")
                .body()
                .at("/data/accessor")
                .asText();
    }

    @Test
    void countsRequests() {
        root.get("secret/data/a");
        root.get("secret/data/a?version=1");
        root.list("secret/metadata");
        assertThat(vault.requests().of("GET secret/data/a")).isEqualTo(2);
        assertThat(vault.requests().below("secret/")).isEqualTo(3);
        assertThat(vault.requests().total()).isEqualTo(3);
        vault.requests().reset();
        assertThat(vault.requests().total()).isZero();
    }

    @Test
    void refusesExpiredTokens() {
        String token = vault.createToken(Duration.ofMinutes(5));
        assertThat(root.as(token).get("auth/token/lookup-self").status()).isEqualTo(200);
        now.set(now.get().plus(Duration.ofMinutes(5)));
        assertThat(root.as(token).get("auth/token/lookup-self").status()).isEqualTo(403);
    }

    @Test
    void logsInByAppRole() {
        vault.policy("reader", Map.of("secret/data/+/db", List.of("read")));
        vault.appRole("role", "secret-id", Duration.ofMinutes(20), "reader");
        vault.put("secret", "team-a/db", Map.of("k", "v"));
        VaultCaller nobody = root.as("");
        assertThat(nobody.put("auth/approle/login", "{\"role_id\":\"role\",\"secret_id\":\"no\"}")
                        .status())
                .isEqualTo(400);
        String token = nobody.put("auth/approle/login", "{\"role_id\":\"role\",\"secret_id\":\"secret-id\"}")
                .body()
                .at("/auth/client_token")
                .asText();
        assertThat(root.as(token).get("secret/data/team-a/db").status()).isEqualTo(200);
        assertThat(root.as(token).get("secret/data/team-a/x/db").status()).isEqualTo(403);
    }

    @Test
    void logsInByKubernetes() {
        vault.kubernetesRole("bridge", "good-jwt"::equals, Duration.ofMinutes(20), "reader");
        VaultCaller nobody = root.as("");
        assertThat(nobody.put("auth/kubernetes/login", "{\"role\":\"bridge\",\"jwt\":\"bad\"}")
                        .status())
                .isEqualTo(403);
        assertThat(nobody.put("auth/kubernetes/login", "{\"role\":\"bridge\",\"jwt\":\"good-jwt\"}")
                        .body()
                        .at("/auth/lease_duration")
                        .asInt())
                .isEqualTo(1200);
    }

    @Test
    void wantsPoliciesAsJson() {
        VaultCaller.Answer answer = root.put("sys/policies/acl/p", "{\"policy\":\"path x { }\"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().toString()).contains("JSON");
    }
}
