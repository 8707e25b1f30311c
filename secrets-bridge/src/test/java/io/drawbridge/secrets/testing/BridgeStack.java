package io.drawbridge.secrets.testing;

import io.drawbridge.devstack.EmbeddedKubernetes;
import io.drawbridge.devstack.EmbeddedVault;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Embedded Vault and Kubernetes for a bridge under test; fields of these types and of {@link Tenants} are filled. */
public final class BridgeStack implements QuarkusTestResourceLifecycleManager {

    /** Found nowhere but in the upstream's credentials. */
    public static final String ROOT_MARKER = "root-marker-";

    /** The running bridge signs with this one … */
    public static final String SIGNING_KEY = UUID.randomUUID() + "" + UUID.randomUUID();

    /** … and still takes what a replica signs with this one. */
    public static final String FORMER_SIGNING_KEY = UUID.randomUUID() + "" + UUID.randomUUID();

    /** A credential of the webhook store "eso" … */
    public static final String STORE_CREDENTIAL = "store-credential-" + UUID.randomUUID();

    /** … and the one that it had before. */
    public static final String FORMER_STORE_CREDENTIAL = "store-credential-" + UUID.randomUUID();

    /** A credential of the store "eso1", whose mount is KV v1. */
    public static final String STORE1_CREDENTIAL = "store-credential-" + UUID.randomUUID();

    /** The bridge's own at token-service. */
    public static final String API_KEY = "api-key-of-the-bridge";

    private EmbeddedVault vault;
    private EmbeddedKubernetes kubernetes;
    private TokenServiceStub tokenService;

    @Override
    public Map<String, String> start() {
        vault = EmbeddedVault.start(0, ROOT_MARKER + UUID.randomUUID());
        kubernetes = EmbeddedKubernetes.start();
        tokenService = TokenServiceStub.start();
        Map<String, String> config = new LinkedHashMap<>(Rules.config());
        config.put("drawbridge.upstream.url", vault.address().toString());
        config.put("drawbridge.upstream.token", vault.rootToken());
        config.put("drawbridge.upstream.read-timeout", "1s");
        config.put("drawbridge.kubernetes.api-server", kubernetes.apiServer().toString());
        config.put("drawbridge.kubernetes.token", kubernetes.reviewerToken("secrets", "secrets-bridge"));
        config.put("drawbridge.tenant.signing-keys", SIGNING_KEY + "," + FORMER_SIGNING_KEY);
        config.put(
                "drawbridge.webhook.\"eso\".sha256", sha256(STORE_CREDENTIAL) + "," + sha256(FORMER_STORE_CREDENTIAL));
        config.put("drawbridge.webhook.\"eso1\".sha256", sha256(STORE1_CREDENTIAL));
        config.put("drawbridge.webhook.\"eso1\".mount", "kv1");
        config.put("drawbridge.aws.url", tokenService.address().toString());
        config.put("drawbridge.aws.api-key", API_KEY);
        config.put("drawbridge.aws.timeout", "1s");
        config.put("drawbridge.aws.grants.\"uploads\".namespaces", "team-*");
        config.put("drawbridge.aws.grants.\"uploads\".bucket", "data");
        config.put("drawbridge.aws.grants.\"uploads\".prefix", "tenants/{namespace}/");
        config.put("drawbridge.tenant.label-cache", "0s");
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
        injector.injectIntoFields(tokenService, new TestInjector.MatchesType(TokenServiceStub.class));
    }

    @Override
    public void stop() {
        if (vault != null) {
            vault.close();
        }
        if (kubernetes != null) {
            kubernetes.close();
        }
        if (tokenService != null) {
            tokenService.close();
        }
    }

    /** As {@code sha256sum} prints it. */
    public static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
