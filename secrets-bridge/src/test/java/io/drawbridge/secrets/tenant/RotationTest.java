package io.drawbridge.secrets.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.secrets.testing.BridgeStack;
import io.drawbridge.secrets.testing.BridgeTest;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Keys are rotated while replicas run: this one has both, another has only the old one, a third only the new one. */
@QuarkusTest
class RotationTest extends BridgeTest {

    private static final Tenant TENANT = new Tenant("team-a", "reader");

    @Test
    void replicasTakeEachOthersTokens() {
        String ofOldReplica = issuedWith(BridgeStack.FORMER_SIGNING_KEY);
        assertThat(read(ofOldReplica)).isEqualTo(200);
        assertThat(read(issuedWith(BridgeStack.SIGNING_KEY))).isEqualTo(200);
        assertThat(read(issuedWith(UUID.randomUUID() + "" + UUID.randomUUID()))).isEqualTo(403);
        assertThat(replica(BridgeStack.SIGNING_KEY).verify(teamA.token())).isPresent();
        assertThat(replica(BridgeStack.FORMER_SIGNING_KEY).verify(teamA.token()))
                .isEmpty();
    }

    private int read(String token) {
        return nobody().as(token).get("secret/data/team-a/db").status();
    }

    private static String issuedWith(String key) {
        return replica(key).issue(TENANT, Instant.now().plusSeconds(600)).value();
    }

    private static TenantTokens replica(String key) {
        return new TenantTokens(SigningKeys.of(List.of(key), false), Duration.ofMinutes(10), InstantSource.system());
    }
}
