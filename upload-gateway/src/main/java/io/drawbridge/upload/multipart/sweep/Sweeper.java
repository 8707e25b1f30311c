package io.drawbridge.upload.multipart.sweep;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;

/**
 * Aborts multipart uploads that a killed gateway left. What says that an upload is the gateway's own is its place: S3
 * shows neither tags nor metadata of an upload, and not every store shows who began it. Several replicas may sweep the
 * same place; who comes second finds the upload gone.
 *
 * @param olderThan nothing happened to an upload for so long
 */
record Sweeper(
        DanglingUploads store,
        List<OwnedPrefix> owned,
        Duration olderThan,
        InstantSource clock,
        SweeperMetrics metrics) {

    private static final Logger LOG = Logger.getLogger(Sweeper.class);

    /** Looks at every place once. Never fails: what went wrong is logged, counted, and tried again the next time. */
    Uni<Void> sweep() {
        Instant bound = clock.instant().minus(olderThan);
        return Multi.createFrom()
                .iterable(owned)
                .onItem()
                .transformToUniAndConcatenate(place -> sweep(place, bound))
                .collect()
                .last();
    }

    private Uni<Void> sweep(OwnedPrefix place, Instant bound) {
        return store.list(place)
                .onItem()
                .transformToMulti(found -> Multi.createFrom().iterable(found))
                .filter(upload -> upload.isOlderThan(bound))
                .onItem()
                .transformToUniAndConcatenate(upload -> judge(upload, bound))
                .collect()
                .last()
                .invoke(metrics::swept)
                .onFailure()
                .invoke(failure -> reportFailure(place.toString(), failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> judge(DanglingUpload upload, Instant bound) {
        return store.lastActivity(upload)
                .chain(last -> last.isBefore(bound)
                        ? abort(upload, last)
                        : Uni.createFrom().voidItem())
                .onFailure(NoSuchUploadException.class)
                .recoverWithNull()
                .onFailure()
                .invoke(failure -> reportFailure(upload.place().bucket() + "/" + upload.key(), failure))
                .onFailure()
                .recoverWithNull();
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
