package io.drawbridge.secrets.secret;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drawbridge.secrets.testing.AppRoleStack;
import io.drawbridge.secrets.testing.BridgeCaller;
import io.drawbridge.secrets.testing.BridgeTest;
import io.drawbridge.secrets.testing.LogCapture;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept, seen from the door. */
@QuarkusTest
@QuarkusTestResource(value = AppRoleStack.class, restrictToAnnotatedClass = true)
class KeptReadTest extends BridgeTest {

    /** Another one in each test: the cache outlives them. */
    private final String path = "secret/data/team-a/" + UUID.randomUUID();

    @BeforeEach
    void grant() {
        vault.policy("bridge", Map.of("secret/data/*", List.of("read"), "secret/metadata/*", List.of("read", "list")));
        vault.appRole("bridge", AppRoleStack.SECRET_ID, Duration.ofMinutes(20), "bridge");
        vault.put("secret", path.substring("secret/data/".length()), Map.of("k", "v"));
        // Its token was lost with the storage; the next read has another one.
        assertThat(teamA.get("secret/data/team-a/" + UUID.randomUUID()).status())
                .isEqualTo(404);
        vault.requests().reset();
    }

    @Test
    void asksTheUpstreamOnceForManyWhoAskAtOnce() {
        List<Integer> statuses = IntStream.range(0, 40)
                .parallel()
                .mapToObj(i -> teamA.get(path).status())
                .toList();
        assertThat(statuses).containsOnly(200);
        assertThat(vault.requests().of("GET " + path)).isEqualTo(1);
    }

    /** What is kept is nobody's: rules and token are looked at for each read. */
    @Test
    void givesWhatIsKeptOnlyToWhomTheRulesAndTheirTokenLetIn() {
        BridgeCaller ending = nobody().login(
                        kubernetes.serviceAccountToken("team-a", "reader", "secrets-bridge", Duration.ofSeconds(3)));
        assertThat(teamA.get(path).status()).isEqualTo(200);
        assertThat(tenant("team-b", "reader").get(path).status()).isEqualTo(403);
        assertThat(nobody().get(path).status()).isEqualTo(403);
        await().atMost(Duration.ofSeconds(5)).until(() -> ending.get(path).status() == 403);
        assertThat(teamA.get(path).status()).isEqualTo(200);
    }

    @Test
    void saysOfAStaleAnswerThatItIsOne() {
        assertThat(teamA.get(path).header("Age")).isEmpty();
        vault.seal();
        try (LogCapture log = new LogCapture()) {
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> !teamA.get(path).header("Age").isEmpty());
            BridgeCaller.Answer stale = teamA.get(path);
            assertThat(stale.status()).isEqualTo(200);
            assertThat(stale.json().at("/data/data/k").asText()).isEqualTo("v");
            assertThat(Integer.parseInt(stale.header("Age"))).isBetween(2, 15);
            assertThat(stale.header("Cache-Status")).isEqualTo("secrets-bridge; fwd=stale; detail=stale-if-error");
            assertThat(stale.header("Cache-Control")).isEqualTo("no-store");
            assertThat(log.lines("drawbridge.audit")).anyMatch(line -> line.contains("outcome=found cache=stale"));
        }
        assertThat(given().get("/q/metrics").asString())
                .contains("drawbridge_secret_reads_total{cache=\"stale\",outcome=\"found\",verb=\"read\"}");
    }

    @Test
    void servesNothingOnceTheUpstreamRefuses() {
        assertThat(teamA.get(path).status()).isEqualTo(200);
        vault.removePolicy("bridge");
        await().atMost(Duration.ofSeconds(10)).until(() -> teamA.get(path).status() == 403);
        vault.seal();
        assertThat(teamA.get(path).status()).isEqualTo(503);
    }
}
