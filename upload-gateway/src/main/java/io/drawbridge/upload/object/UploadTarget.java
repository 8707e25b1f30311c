package io.drawbridge.upload.object;

import java.util.Objects;

/** Where an object goes. */
public record UploadTarget(BucketName bucket, ObjectKey key) {

    public UploadTarget {
        Objects.requireNonNull(bucket);
        Objects.requireNonNull(key);
    }

    @Override
    public String toString() {
        return bucket + "/" + key;
    }
}
