package io.drawbridge.deploy.image;

import io.drawbridge.devstack.EmbeddedKubernetes;
import io.drawbridge.devstack.EmbeddedS3;
import io.drawbridge.devstack.EmbeddedVault;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;

/** Settings of the three services against the embedded store, vault and reviewer of tokens. */
final class ImageSettings {

    static final String API_KEY = UUID.randomUUID().toString();

    private ImageSettings() {}

    static Properties tokenService(int port, EmbeddedS3 store) throws NoSuchAlgorithmException {
        Properties settings = store(common(port), store);
        settings.putAll(Map.of(
                "drawbridge.signing.keys", UUID.randomUUID() + "-" + UUID.randomUUID(),
                "drawbridge.issuer.role-arn", store.roleArn(),
                "drawbridge.issuer.access-key-id", store.issuer().accessKeyId(),
                "drawbridge.issuer.secret-access-key", store.issuer().secretAccessKey(),
                "drawbridge.issuer.probe-bucket", "images"));
        settings.putAll(Map.of(
                "drawbridge.api-keys.\"a\".subject", "a",
                "drawbridge.api-keys.\"a\".sha256", sha256(API_KEY),
                "drawbridge.grants.\"g\".subjects", "a",
                "drawbridge.grants.\"g\".bucket", "images",
                "drawbridge.grants.\"g\".keys", "uploads/*",
                "drawbridge.grants.\"g\".actions", "upload"));
        return settings;
    }

    static Properties uploadGateway(int port, int tokenService, EmbeddedS3 store) {
        Properties settings = store(common(port), store);
        settings.setProperty("drawbridge.token-service.url", "http://127.0.0.1:" + tokenService);
        return settings;
    }

    static Properties secretsBridge(int port, EmbeddedVault vault, EmbeddedKubernetes kubernetes) {
        Properties settings = common(port);
        settings.putAll(Map.of(
                "drawbridge.upstream.url",
                vault.address().toString(),
                "drawbridge.upstream.token",
                vault.rootToken(),
                "drawbridge.kubernetes.api-server",
                kubernetes.apiServer().toString(),
                "drawbridge.kubernetes.token",
                kubernetes.reviewerToken("secrets", "secrets-bridge"),
                "drawbridge.tenant.signing-keys",
                UUID.randomUUID() + "-" + UUID.randomUUID(),
                "drawbridge.rules.\"own\".namespaces",
                "*",
                "drawbridge.rules.\"own\".mount",
                "secret",
                "drawbridge.rules.\"own\".paths",
                "{namespace}/*"));
        return settings;
    }

    private static Properties common(int port) {
        Properties settings = new Properties();
        settings.setProperty("quarkus.http.host", "127.0.0.1");
        settings.setProperty("quarkus.http.port", Integer.toString(port));
        return settings;
    }

    private static Properties store(Properties settings, EmbeddedS3 store) {
        settings.setProperty("drawbridge.store.endpoint", store.endpoint().toString());
        settings.setProperty("drawbridge.store.region", store.region());
        settings.setProperty("drawbridge.store.path-style", "true");
        return settings;
    }

    private static String sha256(String text) throws NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }
}
