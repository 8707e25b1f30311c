package io.drawbridge.token.multipart;

import io.drawbridge.token.presign.SignedUrl;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * A URL to put one part to.
 *
 * @param size that the part must have, in bytes; any if empty
 */
public record SignedPart(int number, SignedUrl url, OptionalLong size) {

    public SignedPart {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(size, "size");
    }
}
