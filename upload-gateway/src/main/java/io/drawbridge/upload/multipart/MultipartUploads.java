package io.drawbridge.upload.multipart;

import io.drawbridge.upload.lease.UploadLease;
import io.drawbridge.upload.object.ObjectWrite;

/** Begins writes to the store. */
public class MultipartUploads {

    private final ObjectStore store;
    private final int attempts;
    private final Backoff backoff;
    private final StoreMetrics metrics;

    MultipartUploads(ObjectStore store, int attempts, Backoff backoff, StoreMetrics metrics) {
        this.store = store;
        this.attempts = attempts;
        this.backoff = backoff;
        this.metrics = metrics;
    }

    /** Attempts of one call in all. */
    public int attempts() {
        return attempts;
    }

    /** Nothing is sent yet. */
    public MultipartUpload begin(ObjectWrite write, UploadLease lease) {
        return new MultipartUpload(store, write, retry(lease), retry(lease), metrics);
    }

    private PartRetry retry(UploadLease lease) {
        return new PartRetry(lease, attempts, backoff, metrics);
    }
}
