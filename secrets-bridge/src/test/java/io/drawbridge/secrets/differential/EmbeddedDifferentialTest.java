package io.drawbridge.secrets.differential;

import io.drawbridge.devstack.EmbeddedKubernetes;
import io.drawbridge.devstack.EmbeddedVault;
import io.drawbridge.secrets.testing.BridgeCaller;
import io.drawbridge.secrets.testing.BridgeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;

@QuarkusTest
@QuarkusTestResource(BridgeStack.class)
class EmbeddedDifferentialTest extends DifferentialSuite {

    EmbeddedVault vault;
    EmbeddedKubernetes kubernetes;

    @TestHTTPResource
    URI address;

    @Override
    BridgeCaller root() {
        vault.faults().clear();
        vault.unseal();
        return new BridgeCaller(vault.address(), vault.rootToken());
    }

    @Override
    BridgeCaller bridge() {
        return BridgeCaller.nobody(URI.create("http://127.0.0.1:" + address.getPort()))
                .login(kubernetes.serviceAccountToken("team-a", "tenant", "secrets-bridge", Duration.ofHours(1)));
    }
}
