package io.drawbridge.devstack.identity;

import io.drawbridge.devstack.AccessKey;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes access keys and tokens that look like those of AWS, so that whatever carries them is tried with all their characters. */
public final class RandomCredentials {

    private static final String KEY_ID_CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int KEY_ID_LENGTH = 16;
    private static final int SECRET_BYTES = 30;
    private static final int TOKEN_BYTES = 268;

    private final SecureRandom random = new SecureRandom();

    /** The key id starts as those of sessions do. */
    public AccessKey sessionKey() {
        StringBuilder id = new StringBuilder("ASIA");
        random.ints(KEY_ID_LENGTH, 0, KEY_ID_CHARACTERS.length())
                .forEach(index -> id.append(KEY_ID_CHARACTERS.charAt(index)));
        return new AccessKey(id.toString(), secret());
    }

    public String secret() {
        return base64(SECRET_BYTES);
    }

    /** Holds {@code +}, {@code /} and {@code =}, which have to be encoded in a query. */
    public String token() {
        return base64(TOKEN_BYTES);
    }

    private String base64(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
