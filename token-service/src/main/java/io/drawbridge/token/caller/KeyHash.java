package io.drawbridge.token.caller;

import io.drawbridge.token.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * SHA-256 of an API key. A fast hash is enough because keys are long and random: there is no dictionary to try. The key
 * itself is kept nowhere.
 */
public final class KeyHash {

    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{64}");

    private final byte[] digest;

    private KeyHash(byte[] digest) {
        this.digest = digest;
    }

    /** From 64 hexadecimal digits, as {@code sha256sum} prints them. */
    public static KeyHash parse(String hex) {
        if (!HEX.matcher(hex).matches()) {
            throw ProblemException.invalid("a SHA-256 is 64 hexadecimal digits (not the key itself)");
        }
        return new KeyHash(HexFormat.of().parseHex(hex));
    }

    public static KeyHash of(BearerToken token) {
        try {
            return new KeyHash(
                    MessageDigest.getInstance("SHA-256").digest(token.value().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Takes the same time wherever the two differ. */
    boolean sameAs(KeyHash other) {
        return MessageDigest.isEqual(digest, other.digest);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyHash hash && sameAs(hash);
    }

    @Override
    public int hashCode() {
        return (digest[0] & 0xff) << 8 | digest[1] & 0xff;
    }

    @Override
    public String toString() {
        return "KeyHash[hidden]";
    }
}
