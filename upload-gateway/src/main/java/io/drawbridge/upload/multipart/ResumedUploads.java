package io.drawbridge.upload.multipart;

import io.drawbridge.upload.lease.UploadLease;
import io.drawbridge.upload.object.ObjectWrite;
import io.drawbridge.upload.tus.ObjectParts;
import io.smallrye.mutiny.Uni;

/** Begins and continues multipart uploads that live longer than a request. */
public class ResumedUploads implements ObjectParts.Opener {

    private final ObjectStore store;
    private final int attempts;
    private final Backoff backoff;
    private final StoreMetrics metrics;

    ResumedUploads(ObjectStore store, int attempts, Backoff backoff, StoreMetrics metrics) {
        this.store = store;
        this.attempts = attempts;
        this.backoff = backoff;
        this.metrics = metrics;
    }

    @Override
    public Uni<String> create(ObjectWrite write, UploadLease lease) {
        return retry(lease)
                .run(session -> store.create(session, write))
                .onFailure()
                .transform(StoreRefusals::of);
    }

    @Override
    public ObjectParts open(ObjectWrite write, String uploadId, UploadLease lease) {
        return new ResumedUpload(store, write, uploadId, retry(lease), retry(lease), metrics);
    }

    private PartRetry retry(UploadLease lease) {
        return new PartRetry(lease, attempts, backoff, metrics);
    }
}
