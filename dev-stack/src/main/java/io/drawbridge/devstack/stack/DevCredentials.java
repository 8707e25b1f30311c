package io.drawbridge.devstack.stack;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** The credentials of a stack that listens on loopback only: known where people paste them, random where they do not. */
final class DevCredentials {
    /** Fixed, so that the commands of the README can be pasted as they are. */
    static final String API_KEY = "dev-key";

    /** As known as OpenBao's own dev server has it. */
    static final String VAULT_TOKEN = "root";

    private DevCredentials() {}

    /** 32 random bytes in base64. */
    static String randomKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    /** What the services keep in the place of an API key, in hex. */
    static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
