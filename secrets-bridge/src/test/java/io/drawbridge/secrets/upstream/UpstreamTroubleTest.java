package io.drawbridge.secrets.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.secrets.testing.BridgeCaller;
import io.drawbridge.secrets.testing.BridgeTest;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not sure is never "not found": External Secrets would delete Secrets for it. */
@QuarkusTest
class UpstreamTroubleTest extends BridgeTest {

    private static final String UNAVAILABLE = "503 {\"errors\":[\"upstream is unavailable\"]}";

    @Test
    void knowsNothingWhileTheUpstreamIsSealed() {
        vault.seal();
        assertUnavailable(teamA.get("secret/data/team-a/db"));
        assertUnavailable(teamA.list("secret/metadata/team-a"));
        assertUnavailable(teamA.get("secret/metadata/team-a/db"));
        BridgeCaller.Answer health = nobody().get("sys/health");
        assertThat(health.status()).isEqualTo(503);
        assertThat(health.json().get("sealed")).hasToString("true");
        vault.unseal();
        assertThat(teamA.get("secret/data/team-a/db").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 429, 472, 473, 500, 501, 502, 503, 504, 418, 301})
    void knowsNothingWhenTheUpstreamFails(int status) {
        vault.faults().failAll(status);
        assertUnavailable(teamA.get("secret/data/team-a/db"));
    }

    @Test
    void knowsNothingWhenTheUpstreamIsSlow() {
        vault.faults().delay(Duration.ofSeconds(3));
        assertUnavailable(teamA.get("secret/data/team-a/db"));
    }

    @Test
    void knowsNothingWhenTheMountIsGone() {
        assertUnavailable(teamA.get("nosuch/data/x"));
        vault.unmount("secret");
        assertUnavailable(teamA.get("secret/data/team-a/db"));
        assertUnavailable(teamA.list("secret/metadata/team-a"));
    }

    @Test
    void saysThatItIsNotAllowedWhenTheUpstreamRefusesTheBridge() {
        vault.faults().failAll(403);
        assertThat(teamA.get("secret/data/team-a/db").shape()).isEqualTo("403 {\"errors\":[\"permission denied\"]}");
    }

    @Test
    void saysNotFoundWhereTheUpstreamIsSure() {
        assertThat(teamA.get("secret/data/team-a/none").shape()).isEqualTo("404 {\"errors\":[]}");
        assertThat(teamA.get("secret/metadata/team-a/none").shape()).isEqualTo("404 {\"errors\":[]}");
    }

    private static void assertUnavailable(BridgeCaller.Answer answer) {
        assertThat(answer.shape()).isEqualTo(UNAVAILABLE);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
    }
}
