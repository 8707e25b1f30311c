package io.drawbridge.upload.multipart;

import io.drawbridge.upload.integrity.BodyChecksum;
import io.drawbridge.upload.object.ObjectWrite;
import io.drawbridge.upload.part.Part;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * One object on its way into the store: as a single PutObject when one part is the whole body, else as a multipart
 * upload that is created with the first part. Whatever happens, it ends with the object there or with nothing left.
 */
public final class MultipartUpload {

    private static final Logger LOG = Logger.getLogger(MultipartUpload.class);

    private final ObjectStore store;
    private final ObjectWrite write;
    private final PartRetry retry;
    /** Aborts when {@link #retry} has stopped. */
    private final PartRetry cleanup;

    private final StoreMetrics metrics;
    /** Set as soon as the store has answered, also when nobody waits for the answer any more. */
    private final AtomicReference<String> uploadId = new AtomicReference<>();

    private final Uni<String> created;
    /** An attempt to make the object visible got no answer: it may have worked. */
    private volatile boolean uncertain;

    MultipartUpload(ObjectStore store, ObjectWrite write, PartRetry retry, PartRetry cleanup, StoreMetrics metrics) {
        this.store = store;
        this.write = write;
        this.retry = retry;
        this.cleanup = cleanup;
        this.metrics = metrics;
        this.created = retry.run(session -> store.create(session, write).whenComplete(this::rememberId))
                .memoize()
                .indefinitely();
    }

    /** The whole body at once. */
    public Uni<StoredObject> put(Part whole) {
        return retry.run(session -> store.put(session, write, whole).whenComplete(this::noteUncertainty))
                .invoke(() -> stored(whole))
                .onFailure(failure -> uncertain && S3Failures.isPreconditionFailed(failure))
                .transform(StoreRefusals::perhapsOurs)
                .onFailure()
                .transform(StoreRefusals::of);
    }

    /** One part of several; the slabs of the part are given back when the store has it. */
    public Uni<StoredPart> upload(Part part) {
        return created.chain(id -> retry.run(session -> store.uploadPart(session, write.target(), id, part)))
                .invoke(() -> stored(part))
                .onFailure()
                .transform(StoreRefusals::of);
    }

    /**
     * Makes the object of all parts visible.
     *
     * @param size bytes of the body, as they were counted when they came
     * @param checksum of the body
     */
    public Uni<StoredObject> complete(List<StoredPart> parts, long size, BodyChecksum checksum) {
        Whole whole = new Whole(parts, size, checksum);
        return created.chain(id -> retry.run(session ->
                                store.complete(session, write, id, whole).whenComplete(this::noteUncertainty))
                        .onFailure(failure -> uncertain)
                        .recoverWithUni(failure -> settle(id, failure)))
                .onFailure()
                .transform(StoreRefusals::of);
    }

    /**
     * Takes back what the store holds of this upload, after everything on its way has ended. Never fails: what could
     * not be aborted is logged with its upload id and counted, and is left to the bucket's lifecycle rule.
     */
    public Uni<Void> abort() {
        return retry.stop().chain(() -> uploadId().map(this::abort).orElseGet(() -> Uni.createFrom()
                .voidItem()));
    }

    /** For log lines; empty for a single PutObject. */
    public Optional<String> uploadId() {
        return Optional.ofNullable(uploadId.get());
    }

    public int retries() {
        return retry.retries();
    }

    private void rememberId(String id, Throwable failure) {
        if (id != null) {
            uploadId.set(id);
        }
    }

    private void stored(Part part) {
        part.release();
        metrics.partStored(part.length());
    }

    private void noteUncertainty(StoredObject object, Throwable failure) {
        uncertain = uncertain || failure != null && S3Failures.isRetryable(failure);
    }

    /**
     * A completion whose answer was lost may have worked. The session may not read the object, but it may list the
     * parts: an upload id that the store no longer knows was completed, because nobody else knows the id and this
     * gateway has not aborted it. (Were the bucket's lifecycle rule to abort it in just this moment, the answer would
     * be wrong; rules count in days.)
     */
    private Uni<StoredObject> settle(String id, Throwable failure) {
        if (S3Failures.isNoSuchUpload(failure)) {
            return Uni.createFrom().item(new StoredObject(Optional.empty(), Optional.empty()));
        }
        return retry.run(session -> store.expectOpen(session, write.target(), id))
                .onItem()
                .<StoredObject>transformToUni(open -> Uni.createFrom().failure(failure))
                .onFailure(S3Failures::isNoSuchUpload)
                .recoverWithItem(new StoredObject(Optional.empty(), Optional.empty()));
    }

    private Uni<Void> abort(String id) {
        return cleanup.run(session -> store.abort(session, write.target(), id))
                .onFailure(S3Failures::isNoSuchUpload)
                .recoverWithNull()
                .invoke(() -> metrics.aborted(true))
                .onFailure()
                .invoke(failure -> reportDangling(id, failure))
                .onFailure()
                .recoverWithNull();
    }

    private void reportDangling(String id, Throwable failure) {
        metrics.aborted(false);
        LOG.errorf(
                "multipart upload could not be aborted: target=\"%s\" upload_id=%s cause=\"%s\"",
                write.target(), id, failure.getMessage());
    }
}
