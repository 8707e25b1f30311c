package io.drawbridge.upload.upload;

import io.drawbridge.upload.integrity.BodyDigests;
import io.drawbridge.upload.lease.Leases;
import io.drawbridge.upload.lease.UploadLease;
import io.drawbridge.upload.multipart.MultipartUploads;
import io.drawbridge.upload.part.PartConfig;
import io.drawbridge.upload.part.PartCutters;
import io.drawbridge.upload.part.SizeLimit;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;

/** The use case: authorize, then stream the body into the store, then hand out a receipt; or leave nothing behind. */
@ApplicationScoped
public class Uploader {

    private final Leases leases;
    private final MultipartUploads store;
    private final PartCutters cutters;
    private final PartConfig parts;
    private final RunningUploads running;
    private final UploadMetrics metrics;

    @Inject
    Uploader(
            Leases leases,
            MultipartUploads store,
            PartCutters cutters,
            PartConfig parts,
            RunningUploads running,
            UploadMetrics metrics) {
        this.leases = leases;
        this.store = store;
        this.cutters = cutters;
        this.parts = parts;
        this.running = running;
        this.metrics = metrics;
    }

    /**
     * @param body is subscribed to when the caller is authorized, and read when there is memory for it
     * @param loop the event loop that the body lives on; the receipt comes there too
     */
    public Uni<Receipt> upload(UploadRequest request, Multi<ByteBuffer> body, Executor loop) {
        running.refuseWhenStopping();
        UploadStory story = new UploadStory(request.target(), metrics);
        return leases.forUpload(request.caller(), request.target(), request.requestId())
                .emitOn(loop)
                .map(lease -> open(request, lease, loop))
                .invoke(story::opened)
                .chain(upload -> run(upload, body, request, story))
                .emitOn(loop)
                .invoke(story::stored)
                .onFailure()
                .invoke(story::failed)
                .onCancellation()
                .invoke(story::clientLeft);
    }

    private Upload open(UploadRequest request, UploadLease lease, Executor loop) {
        SizeLimit limit = cutters.limitFor(request.length())
                .and(new SizeLimit(lease.limits().maxObjectSize().orElse(Long.MAX_VALUE), "the caller's grant"));
        BodyMeter meter = new BodyMeter(limit, request.length(), new BodyDigests(request.digests()));
        meter.checkAnnounced();
        return new Upload(
                store.begin(lease.limits().applied(request.write()), lease),
                meter,
                cutters.begin(request.length(), loop),
                parts.maxInFlight());
    }

    private Uni<Receipt> run(Upload upload, Multi<ByteBuffer> body, UploadRequest request, UploadStory story) {
        running.begun(upload);
        return upload.run(body)
                .invoke(() -> running.ended(upload))
                .map(object -> Receipt.of(request.target(), upload.meter(), object, upload.parts(), story.duration()))
                .onFailure()
                .call(() -> running.takeBack(upload))
                .onCancellation()
                .invoke(() -> running.takeBack(upload).subscribe().with(done -> {}));
    }
}
