package io.drawbridge.secrets.differential;

import io.drawbridge.devstack.EmbeddedKubernetes;
import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.devstack.servers.OpenBao;
import io.drawbridge.secrets.testing.BridgeCaller;
import io.drawbridge.secrets.testing.OpenBaoStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;

@EnabledIfInstalled("bao")
@QuarkusTest
@QuarkusTestResource(value = OpenBaoStack.class, restrictToAnnotatedClass = true)
class OpenBaoDifferentialTest extends DifferentialSuite {

    OpenBao openBao;
    EmbeddedKubernetes kubernetes;

    @TestHTTPResource
    URI address;

    @Override
    BridgeCaller root() {
        return new BridgeCaller(openBao.address(), openBao.rootToken());
    }

    @Override
    BridgeCaller bridge() {
        return BridgeCaller.nobody(URI.create("http://127.0.0.1:" + address.getPort()))
                .login(kubernetes.serviceAccountToken("team-a", "tenant", "secrets-bridge", Duration.ofHours(1)));
    }
}
