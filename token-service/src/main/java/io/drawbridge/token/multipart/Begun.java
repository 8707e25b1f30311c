package io.drawbridge.token.multipart;

import java.util.Objects;

/**
 * An upload that was begun.
 *
 * @param handle which opens it for the same caller; see {@link MultipartUploads#open}
 * @param parts the first ones
 */
public record Begun(String handle, OpenUpload upload, PartPlan plan, SignedParts parts) {

    public Begun {
        Objects.requireNonNull(handle, "handle");
        Objects.requireNonNull(upload, "upload");
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(parts, "parts");
    }
}
