package io.drawbridge.upload.tus;

import io.drawbridge.upload.problem.Refusal;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/** What one request did to an upload, told once: in one log line and in the metrics. */
final class Story {

    private static final Logger LOG = Logger.getLogger(Story.class);
    private static final String UNKNOWN = "-";

    private final String request;
    private final TusMetrics metrics;
    private final long begun = System.nanoTime();
    private volatile String id;
    private volatile UploadState before;

    /**
     * @param request create, append or terminate
     * @param id of the upload, when it has one
     */
    Story(String request, Optional<UploadId> id, TusMetrics metrics) {
        this.request = request;
        this.id = id.map(UploadId::value).orElse(UNKNOWN);
        this.metrics = metrics;
    }

    /** The upload as the request found it. */
    void opened(Opened opened) {
        id = opened.writer().id().value();
        before = opened.state();
    }

    void ended(String outcome, UploadState after) {
        tell(outcome, after, Optional.empty());
    }

    void appended(Appended done) {
        String complete = done.state().phase() == Phase.COMPLETED ? "completed" : "appended";
        tell(done.cut().map(Story::outcomeOf).orElse(complete), done.state(), done.cut());
        if (done.cut().isPresent()) {
            metrics.saved(grown(done.state()));
        }
    }

    void failed(Throwable failure) {
        tell(outcomeOf(failure), before, Optional.of(failure));
    }

    private void tell(String outcome, UploadState after, Optional<? extends Throwable> failure) {
        Duration duration = Duration.ofNanos(System.nanoTime() - begun);
        metrics.ended(request, outcome, duration);
        LOG.infof(
                "tus request=%s outcome=%s id=%s target=\"%s\" offset=%d length=%s bytes=%d duration_ms=%d upload_id=%s"
                        + " cause=%s",
                request,
                outcome,
                id,
                after == null ? UNKNOWN : after.subject().target(),
                after == null ? 0 : after.offset(),
                after == null || after.length() == null ? UNKNOWN : after.length(),
                after == null ? 0 : grown(after),
                duration.toMillis(),
                after == null ? UNKNOWN : after.subject().uploadId(),
                failure.map(Story::causeOf).orElse(UNKNOWN));
    }

    private long grown(UploadState after) {
        return before == null ? 0 : after.offset() - before.offset();
    }

    private static String outcomeOf(Throwable failure) {
        return failure instanceof Refusal refusal ? refusal.reason().outcome() : "error";
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
