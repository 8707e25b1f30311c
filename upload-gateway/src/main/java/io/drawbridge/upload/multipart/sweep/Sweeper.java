package io.drawbridge.upload.multipart.sweep;

import io.drawbridge.upload.tus.StateSweep;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;

/**
 * Removes what is left of uploads that nobody goes on with: resumable ones that have expired, and multipart uploads that a
 * killed gateway left. What says that such a one is the gateway's own is its place: S3 shows neither tags nor metadata of an
 * upload, and not every store shows who began it. Several replicas may sweep the same place; who comes second finds the
 * upload gone.
 *
 * @param olderThan nothing happened to an upload for so long
 */
record Sweeper(
        DanglingUploads store,
        StateSweep states,
        List<OwnedPrefix> owned,
        Duration olderThan,
        InstantSource clock,
        SweeperMetrics metrics) {

    private static final Logger LOG = Logger.getLogger(Sweeper.class);

    /** Looks at everything once. Never fails: what went wrong is logged, counted, and tried again the next time. */
    Uni<Void> sweep() {
        return sweepStates().chain(this::sweepPlaces);
    }

    private Uni<Void> sweepStates() {
        return states.removeExpired(store::abort, this::reportFailure)
                .onFailure()
                .invoke(failure -> reportFailure("states of resumable uploads", failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> sweepPlaces() {
        Instant bound = clock.instant().minus(olderThan);
        Uni<Set<String>> claimed = states.claimed().memoize().indefinitely();
        return Multi.createFrom()
                .iterable(owned)
                .onItem()
                .transformToUniAndConcatenate(place -> sweep(place, bound, claimed))
                .collect()
                .last();
    }

    private Uni<Void> sweep(OwnedPrefix place, Instant bound, Uni<Set<String>> claimed) {
        return store.list(place)
                .onItem()
                .transformToMulti(found -> Multi.createFrom().iterable(found))
                .filter(upload -> upload.isOlderThan(bound))
                .onItem()
                .transformToUniAndConcatenate(upload -> judge(upload, bound, claimed))
                .collect()
                .last()
                .invoke(metrics::swept)
                .onFailure()
                .invoke(failure -> reportFailure(place.toString(), failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> judge(DanglingUpload upload, Instant bound, Uni<Set<String>> claimed) {
        return store.lastActivity(upload)
                .chain(last -> last.isBefore(bound)
                        ? abortUnlessClaimed(upload, last, claimed)
                        : Uni.createFrom().voidItem())
                .onFailure(NoSuchUploadException.class)
                .recoverWithNull()
                .onFailure()
                .invoke(failure -> reportFailure(upload.place().bucket() + "/" + upload.key(), failure))
                .onFailure()
                .recoverWithNull();
    }

    /** Of a resumable upload all that came lately may be in its tail, which is no part. */
    private Uni<Void> abortUnlessClaimed(DanglingUpload upload, Instant last, Uni<Set<String>> claimed) {
        return claimed.chain(
                ids -> ids.contains(upload.uploadId()) ? Uni.createFrom().voidItem() : abort(upload, last));
    }

    private Uni<Void> abort(DanglingUpload upload, Instant last) {
        return store.abort(upload).invoke(() -> {
            metrics.aborted();
            LOG.warnf(
                    "swept a multipart upload that was left behind: target=\"%s/%s\" upload_id=%s initiated=%s last=%s",
                    upload.place().bucket(), upload.key(), upload.uploadId(), upload.initiated(), last);
        });
    }

    private void reportFailure(String where, Throwable failure) {
        metrics.failed();
        LOG.errorf("sweeping failed: where=\"%s\" cause=\"%s\"", where, failure.getMessage());
    }
}
