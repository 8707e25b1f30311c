package io.drawbridge.secrets.testing;

import io.drawbridge.devstack.EmbeddedKubernetes;
import io.drawbridge.devstack.EmbeddedVault;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Embedded Vault and Kubernetes for a bridge under test; fields of these types and of {@link Tenants} are filled. */
public final class BridgeStack implements QuarkusTestResourceLifecycleManager {

    /** Found nowhere but in the upstream's credentials. */
    public static final String ROOT_MARKER = "root-marker-";

    private EmbeddedVault vault;
    private EmbeddedKubernetes kubernetes;

    @Override
    public Map<String, String> start() {
        vault = EmbeddedVault.start(0, ROOT_MARKER + UUID.randomUUID());
        kubernetes = EmbeddedKubernetes.start();
        Map<String, String> config = new LinkedHashMap<>(Rules.config());
        config.put("drawbridge.upstream.url", vault.address().toString());
        config.put("drawbridge.upstream.token", vault.rootToken());
        config.put("drawbridge.upstream.read-timeout", "1s");
        config.put("drawbridge.kubernetes.api-server", kubernetes.apiServer().toString());
        config.put("drawbridge.kubernetes.token", kubernetes.reviewerToken("secrets", "secrets-bridge"));
        config.put("drawbridge.tenant.signing-keys", UUID.randomUUID() + "," + UUID.randomUUID());
        config.put("drawbridge.cache.ttl", "0s");
        config.put("drawbridge.guard.recheck", "1ms");
        config.put("drawbridge.health.probe-interval", "1ms");
        config.put("drawbridge.health.grace", "0s");
        return config;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(vault, new TestInjector.MatchesType(EmbeddedVault.class));
        injector.injectIntoFields(kubernetes, new TestInjector.MatchesType(EmbeddedKubernetes.class));
    }

    @Override
    public void stop() {
        if (vault != null) {
            vault.close();
        }
        if (kubernetes != null) {
            kubernetes.close();
        }
    }
}
