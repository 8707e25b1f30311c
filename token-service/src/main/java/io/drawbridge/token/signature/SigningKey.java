package io.drawbridge.token.signature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * One key, with the id by which a token names it. Hides itself.
 *
 * @param id from the key's hash, so that all replicas agree on it
 */
record SigningKey(String id, SecretKey key) {

    /** HS256 is as strong as its key: RFC 7518, section 3.2. */
    static final int MIN_BYTES = 32;

    /** A repeated word or a run of one digit is long, and no key. */
    private static final int MIN_DIFFERENT = 12;

    /** A key of the configuration; refuses one that could be guessed. */
    static SigningKey of(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < MIN_BYTES || secret.chars().distinct().count() < MIN_DIFFERENT) {
            throw new IllegalArgumentException("too weak a key: use at least " + MIN_BYTES
                    + " random bytes, such as the output of: openssl rand -base64 48");
        }
        return of(bytes);
    }

    static SigningKey of(byte[] bytes) {
        return new SigningKey(id(bytes), new SecretKeySpec(bytes, "HmacSHA256"));
    }

    @Override
    public String toString() {
        return "SigningKey[" + id + "]";
    }

    private static String id(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
