package io.drawbridge.secrets.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.devstack.EmbeddedKubernetes;
import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.secrets.testing.BaoProcess;
import io.drawbridge.secrets.testing.BridgeCaller;
import io.drawbridge.secrets.testing.PassThroughStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bridge's rules let each tenant read everything here; OpenBao's policies do not. */
@EnabledIfInstalled("bao")
@QuarkusTest
@QuarkusTestResource(value = PassThroughStack.class, restrictToAnnotatedClass = true)
class PassThroughTest {

    BaoProcess openBao;
    EmbeddedKubernetes kubernetes;

    @TestHTTPResource
    URI address;

    @BeforeEach
    void fill() {
        for (String team : List.of("team-a", "team-b")) {
            openBao.server().put("secret/" + team + "/db", Map.of("k", team));
            openBao.server()
                    .putPolicy(
                            team,
                            "path \"secret/data/%1$s/*\" { capabilities = [\"read\"] } path \"secret/metadata/%1$s/*\" { capabilities = [\"read\", \"list\"] }"
                                    .formatted(team));
            openBao.root().write("auth/token/roles/" + team, Map.of("allowed_policies", List.of(team)));
        }
    }

    @Test
    void givesATenantOnlyWhatItsOwnPolicyUpstreamAllows() {
        BridgeCaller teamA = tenant("team-a");
        BridgeCaller teamB = tenant("team-b");
        assertThat(teamA.get("secret/data/team-a/db").status()).isEqualTo(200);
        assertThat(teamB.get("secret/data/team-b/db").status()).isEqualTo(200);
        assertThat(teamB.get("secret/data/team-a/db").status())
                .as("kept for team-a")
                .isEqualTo(403);
        assertThat(teamA.list("secret/metadata/team-b").status()).isEqualTo(403);
        assertThat(teamA.get("secret/data/team-a/none").status()).isEqualTo(404);
    }

    @Test
    void givesNothingToATenantWithoutARoleUpstream() {
        assertThat(tenant("team-c").get("secret/data/team-a/db").status()).isEqualTo(403);
    }

    private BridgeCaller tenant(String namespace) {
        return BridgeCaller.nobody(URI.create("http://127.0.0.1:" + address.getPort()))
                .login(kubernetes.serviceAccountToken(namespace, "tenant", "secrets-bridge", Duration.ofHours(1)));
    }
}
