package io.drawbridge.upload.upload;

import io.drawbridge.upload.multipart.MultipartUpload;
import io.drawbridge.upload.object.UploadTarget;
import io.drawbridge.upload.problem.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** What becomes of one upload, told once: in one log line and in the metrics. */
final class UploadStory {

    private static final Logger LOG = Logger.getLogger(UploadStory.class);

    private final UploadTarget target;
    private final UploadMetrics metrics;
    private final long begun = System.nanoTime();
    private final AtomicBoolean told = new AtomicBoolean();
    private volatile Upload upload;

    UploadStory(UploadTarget target, UploadMetrics metrics) {
        this.target = target;
        this.metrics = metrics;
    }

    void opened(Upload opened) {
        upload = opened;
    }

    Duration duration() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    void stored() {
        tell("stored", Optional.empty());
    }

    void failed(Throwable failure) {
        String outcome = failure instanceof Refusal refusal ? refusal.reason().outcome() : "error";
        tell(outcome, Optional.of(failure));
    }

    void clientLeft() {
        tell("client_gone", Optional.empty());
    }

    private void tell(String outcome, Optional<Throwable> failure) {
        if (!told.compareAndSet(false, true)) {
            return;
        }
        metrics.ended(outcome, duration());
        Optional<Upload> seen = Optional.ofNullable(upload);
        LOG.infof(
                "upload outcome=%s target=\"%s\" bytes=%d parts=%d retries=%d duration_ms=%d upload_id=%s cause=%s",
                outcome,
                target,
                seen.map(u -> u.meter().bytes()).orElse(0L),
                seen.map(Upload::parts).orElse(0),
                seen.map(Upload::store).map(MultipartUpload::retries).orElse(0),
                duration().toMillis(),
                seen.map(Upload::store).flatMap(MultipartUpload::uploadId).orElse("-"),
                failure.map(UploadStory::causeOf).orElse("-"));
    }

    /** The innermost cause, which is what an operator needs; the client gets the refusal's own sentence. */
    private static String causeOf(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return "\"" + cause.getClass().getSimpleName() + ": " + cause.getMessage() + "\"";
    }
}
