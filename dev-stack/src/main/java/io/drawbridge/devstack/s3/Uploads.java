package io.drawbridge.devstack.s3;

import java.util.Objects;
import java.util.regex.Pattern;
import org.gaul.s3proxy.blobstore.BlobStore;

/**
 * Knows which multipart uploads are running. S3Proxy itself takes parts for uploads that never were, and lists none
 * after an abort with status 200; the file by which it marks an upload tells the truth.
 */
final class Uploads {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final BlobStore store;

    Uploads(BlobStore store) {
        this.store = Objects.requireNonNull(store, "store");
    }

    /** @throws S3Refusal unless this upload was started for this very key, and is not completed or aborted */
    void require(StoredName target, String uploadId) {
        String mark = ".mpus-" + uploadId + "-" + target.key() + "-stub";
        if (!ID.matcher(uploadId).matches() || !store.blobExists(target.bucket(), mark)) {
            throw S3Refusal.noSuchUpload();
        }
    }
}
