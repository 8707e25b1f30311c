package io.drawbridge.benchmark;

import io.drawbridge.devstack.servers.SeaweedFs;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Properties;
import java.util.UUID;

/**
 * token-service on SeaweedFS, for one caller who may upload below {@code uploads/} and is not slowed down.
 *
 * @param apiKey of the caller
 */
record TokenServiceSettings(SeaweedFs store, String bucket, String apiKey) {

    Properties properties() {
        Properties config = new Properties();
        config.setProperty("drawbridge.store.endpoint", store.endpoint().toString());
        config.setProperty("drawbridge.store.profile", "seaweedfs");
        config.setProperty("drawbridge.signing.keys", UUID.randomUUID() + "-" + UUID.randomUUID());
        config.setProperty("drawbridge.issuer.access-key-id", store.issuer().accessKeyId());
        config.setProperty("drawbridge.issuer.secret-access-key", store.issuer().secretAccessKey());
        config.setProperty("drawbridge.issuer.probe-bucket", bucket);
        config.setProperty("drawbridge.api-keys.\"benchmark\".subject", "benchmark");
        config.setProperty("drawbridge.api-keys.\"benchmark\".sha256", sha256(apiKey));
        config.setProperty("drawbridge.limits.requests-per-second", "1000000");
        config.setProperty("drawbridge.grants.\"uploads\".subjects", "benchmark");
        config.setProperty("drawbridge.grants.\"uploads\".bucket", bucket);
        config.setProperty("drawbridge.grants.\"uploads\".keys", "uploads/*");
        config.setProperty("drawbridge.grants.\"uploads\".actions", "upload");
        return config;
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
