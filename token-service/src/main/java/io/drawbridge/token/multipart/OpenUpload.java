package io.drawbridge.token.multipart;

import io.drawbridge.token.scope.ObjectAddress;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * An upload that is under way, as its handle says.
 *
 * @param uploadId the store's own name for it
 * @param size of the object in bytes, if it was told
 * @param maxSize that the grant allowed when it began, in bytes
 * @param createOnly whether it is refused when the object is there already
 */
public record OpenUpload(
        ObjectAddress object, String uploadId, OptionalLong size, OptionalLong maxSize, boolean createOnly) {

    public OpenUpload {
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(uploadId, "uploadId");
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(maxSize, "maxSize");
    }

    PartPlan plan() {
        return PartPlan.of(size, maxSize);
    }
}
