package io.drawbridge.secrets.testing;

import io.drawbridge.devstack.EmbeddedKubernetes;
import io.drawbridge.devstack.EmbeddedVault;
import io.drawbridge.secrets.guard.GuardReset;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** A running bridge between an embedded Vault and an embedded Kubernetes. */
@QuarkusTestResource(BridgeStack.class)
public abstract class BridgeTest {

    protected EmbeddedVault vault;
    protected EmbeddedKubernetes kubernetes;

    @TestHTTPResource("/")
    protected URI address;

    /** Reads as the ServiceAccount reader of team-a. */
    protected BridgeCaller teamA;

    @BeforeEach
    void prepare() {
        vault.faults().clear();
        vault.restartEmpty();
        GuardReset.forget();
        vault.mountKvV1("kv1");
        vault.put("secret", "team-a/db", Map.of("user", "u", "password", "p"));
        vault.put("secret", "team-b/db", Map.of("user", "b"));
        teamA = tenant("team-a", "reader");
        vault.requests().reset();
    }

    protected BridgeCaller nobody() {
        return BridgeCaller.nobody(URI.create(address.toString().replaceAll("/$", "")));
    }

    protected BridgeCaller tenant(String namespace, String serviceAccount) {
        return nobody().login(jwt(namespace, serviceAccount));
    }

    protected String jwt(String namespace, String serviceAccount) {
        return kubernetes.serviceAccountToken(namespace, serviceAccount, "secrets-bridge", Duration.ofMinutes(10));
    }
}
