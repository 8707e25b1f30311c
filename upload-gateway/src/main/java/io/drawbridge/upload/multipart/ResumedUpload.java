package io.drawbridge.upload.multipart;

import io.drawbridge.upload.integrity.AnnouncedDigests;
import io.drawbridge.upload.integrity.BodyChecksum;
import io.drawbridge.upload.integrity.BodyDigests;
import io.drawbridge.upload.object.ObjectWrite;
import io.drawbridge.upload.part.Part;
import io.drawbridge.upload.problem.Reason;
import io.drawbridge.upload.problem.Refusal;
import io.drawbridge.upload.tus.ObjectParts;
import io.drawbridge.upload.tus.Run;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** A multipart upload that many requests work at, one after the other. */
final class ResumedUpload implements ObjectParts {

    private static final Logger LOG = Logger.getLogger(ResumedUpload.class);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private static final int LOOKS = 3;

    private final ObjectStore store;
    private final ObjectWrite write;
    private final String uploadId;
    private final PartRetry sending;
    private final PartRetry calls;
    private final StoreMetrics metrics;

    ResumedUpload(
            ObjectStore store,
            ObjectWrite write,
            String uploadId,
            PartRetry sending,
            PartRetry calls,
            StoreMetrics metrics) {
        this.store = store;
        this.write = write;
        this.uploadId = uploadId;
        this.sending = sending;
        this.calls = calls;
        this.metrics = metrics;
    }

    @Override
    public Uni<Void> upload(int number, Part part) {
        return sending.run(session -> store.uploadPart(session, write.target(), uploadId, number, part))
                .invoke(() -> stored(part))
                .onFailure()
                .transform(ResumedUpload::refusal)
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> stop() {
        return sending.stop();
    }

    @Override
    public Uni<Map<Integer, Long>> list() {
        return listed().map(parts -> parts.stream().collect(Collectors.toMap(StoredPart::number, StoredPart::length)))
                .onFailure()
                .transform(ResumedUpload::refusal);
    }

    /** Nobody but the store, or its lifecycle rule, ends an upload before its state says so. */
    private static Throwable refusal(Throwable failure) {
        return S3Failures.isNoSuchUpload(failure)
                ? Refusal.because(
                        Reason.UPLOAD_GONE,
                        "The store has dropped what was stored of this upload; begin a new one.",
                        failure)
                : StoreRefusals.of(failure);
    }

    @Override
    public Uni<Void> complete(List<Run> committed, long length) {
        return length == 0
                ? putEmpty().chain(this::abort)
                : listed().map(parts -> whole(parts, committed, length))
                        .onFailure(ResumedUpload::isIncomplete)
                        .retry()
                        .withBackOff(LOOK_AGAIN)
                        .atMost(LOOKS)
                        .chain(this::complete)
                        .onFailure(S3Failures::isNoSuchUpload)
                        .recoverWithNull()
                        .onFailure()
                        .transform(StoreRefusals::of);
    }

    /** A list that is read while another request completes the upload may have less than there was. */
    private static boolean isIncomplete(Throwable failure) {
        return failure instanceof Refusal refusal && refusal.reason() == Reason.STORE_FAILED;
    }

    /** No multipart upload has no parts. */
    private Uni<Void> putEmpty() {
        return calls.run(session -> store.putEmpty(session, write))
                .replaceWithVoid()
                .onFailure()
                .transform(StoreRefusals::of);
    }

    /**
     * All bytes are known to be in the store, so an upload id that it does not know any more was completed: by this
     * call, whose answer got lost, or by another request that found the upload whole.
     */
    private Uni<Void> complete(Whole whole) {
        return calls.run(session -> store.complete(session, write, uploadId, whole))
                .replaceWithVoid()
                .onFailure(failure -> !S3Failures.isNoSuchUpload(failure))
                .recoverWithUni(
                        failure -> listed().chain(open -> Uni.createFrom().<Void>failure(failure)));
    }

    private static Whole whole(List<StoredPart> stored, List<Run> committed, long length) {
        List<StoredPart> parts = stored.stream()
                .filter(part -> committed.stream().anyMatch(run -> run.holds(part.number())))
                .toList();
        if (parts.stream().mapToLong(StoredPart::length).sum() != length) {
            throw new Refusal(Reason.STORE_FAILED, "The store has lost parts of this upload; begin a new one.");
        }
        boolean known = parts.stream().allMatch(part -> part.checksum().hasValue());
        return new Whole(parts, length, known ? combined(parts) : BodyChecksum.UNKNOWN);
    }

    private static BodyChecksum combined(List<StoredPart> parts) {
        BodyDigests digests = new BodyDigests(AnnouncedDigests.NONE);
        parts.forEach(part -> digests.addPart(part.checksum().crc(), part.length()));
        return digests.checksum();
    }

    private Uni<List<StoredPart>> listed() {
        return calls.run(session -> store.parts(session, write.target(), uploadId));
    }

    @Override
    public Uni<Void> abort() {
        return calls.run(session -> store.abort(session, write.target(), uploadId))
                .onFailure(S3Failures::isNoSuchUpload)
                .recoverWithNull()
                .invoke(() -> metrics.aborted(true))
                .onFailure()
                .invoke(this::reportDangling)
                .onFailure()
                .recoverWithNull();
    }

    private void stored(Part part) {
        part.release();
        metrics.partStored(part.length());
    }

    private void reportDangling(Throwable failure) {
        metrics.aborted(false);
        LOG.errorf(
                "multipart upload could not be aborted: target=\"%s\" upload_id=%s cause=\"%s\"",
                write.target(), uploadId, failure.getMessage());
    }
}
