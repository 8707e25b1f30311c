package io.drawbridge.upload.tus;

import io.drawbridge.upload.object.BucketName;
import io.drawbridge.upload.object.ObjectKey;
import io.drawbridge.upload.object.UploadTarget;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What does not change while an upload goes on.
 *
 * @param metadata the Upload-Metadata header as it came
 * @param uploadId of the multipart upload
 * @param partSize bytes of every part but the last; kept, because a tail must never be longer than a part
 */
@RegisterForReflection
public record Subject(String bucket, String key, boolean createOnly, String metadata, String uploadId, long partSize) {

    UploadTarget target() {
        return new UploadTarget(new BucketName(bucket), new ObjectKey(key));
    }
}
