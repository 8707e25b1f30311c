package io.drawbridge.upload.integrity;

import io.drawbridge.upload.problem.Reason;
import io.drawbridge.upload.problem.Refusal;
import java.util.Arrays;
import java.util.Base64;

/**
 * What the client says the digest of its body is.
 *
 * @param header where it said so
 */
public record ExpectedDigest(String header, DigestAlgorithm algorithm, byte[] value) {

    public ExpectedDigest {
        if (value.length != algorithm.length()) {
            throw malformed(header);
        }
        value = value.clone();
    }

    public static ExpectedDigest ofBase64(String header, DigestAlgorithm algorithm, String base64) {
        try {
            return new ExpectedDigest(header, algorithm, Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException notBase64) {
            throw malformed(header);
        }
    }

    static Refusal malformed(String header) {
        return new Refusal(Reason.INVALID_HEADER, header + " is not a well-formed base64 digest.");
    }

    boolean matches(byte[] actual) {
        return Arrays.equals(value, actual);
    }
}
