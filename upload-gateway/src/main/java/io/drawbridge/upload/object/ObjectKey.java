package io.drawbridge.upload.object;

import io.drawbridge.upload.problem.Reason;
import io.drawbridge.upload.problem.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * The key of an object. Stores disagree about keys with dot segments and empty segments (SeaweedFS collapses
 * {@code //}, S3Proxy maps keys to files), so that the stored key could differ from the granted one: they are refused.
 */
public record ObjectKey(String value) {

    private static final int MAX_BYTES = 1_024;
    private static final Set<String> REFUSED_SEGMENTS = Set.of("", ".", "..");

    public ObjectKey {
        if (value.isEmpty()) {
            throw invalid("The key is empty; the path is /v1/objects/{bucket}/{key}.");
        }
        if (value.codePoints().anyMatch(ObjectKey::isRefused)) {
            throw invalid("The key must not contain control characters or halves of surrogate pairs.");
        }
        if (value.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw invalid("The key is longer than 1024 bytes of UTF-8.");
        }
        if (Arrays.stream(value.split("/", -1)).anyMatch(REFUSED_SEGMENTS::contains)) {
            throw invalid("The key must not begin or end with a slash or have empty, \".\" or \"..\" segments.");
        }
    }

    private static boolean isRefused(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }

    private static Refusal invalid(String detail) {
        return new Refusal(Reason.INVALID_KEY, detail);
    }

    @Override
    public String toString() {
        return value;
    }
}
