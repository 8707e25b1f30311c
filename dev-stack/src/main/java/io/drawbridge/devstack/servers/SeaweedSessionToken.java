package io.drawbridge.devstack.servers;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Session tokens of SeaweedFS are JWTs, signed by a key that a test knows: so a test can have a session that expires
 * when it wants, where STS issues none shorter than 15 minutes. Access key and secret of the session stay valid, the
 * server derives them from the session id.
 */
final class SeaweedSessionToken {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final String HEADER = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));

    private SeaweedSessionToken() {}

    /** The same session with another expiry, to the second. */
    static String expiring(String token, Instant expiry, byte[] signingKey) {
        String[] parts = token.split("\\.");
        if (parts.length != 3) {
            throw new IllegalArgumentException("a session token of SeaweedFS has three parts, not " + parts.length);
        }
        try {
            ObjectNode claims =
                    (ObjectNode) JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
            claims.put("exp", expiry.getEpochSecond());
            String content = HEADER + "." + encode(JSON.writeValueAsBytes(claims));
            return content + "." + encode(sign(content, signingKey));
        } catch (IOException e) {
            throw new IllegalArgumentException("not a session token of SeaweedFS", e);
        }
    }

    private static byte[] sign(String content, byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(content.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }
}
