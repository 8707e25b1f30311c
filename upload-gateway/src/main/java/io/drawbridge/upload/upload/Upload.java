package io.drawbridge.upload.upload;

import io.drawbridge.upload.multipart.MultipartUpload;
import io.drawbridge.upload.multipart.Sent;
import io.drawbridge.upload.multipart.StoredObject;
import io.drawbridge.upload.multipart.StoredPart;
import io.drawbridge.upload.part.Part;
import io.drawbridge.upload.part.PartCutter;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One upload from the first byte to the visible object, or back to nothing. */
final class Upload {

    /**
     * A slab whose last request failed is not used again at once: the SDK reports a failed request before its
     * connection is closed, and in between it might still write from the slab.
     */
    private static final Duration REST_AFTER_FAILURE = Duration.ofSeconds(1);

    private final MultipartUpload store;
    private final BodyMeter meter;
    private final PartCutter cutter;
    private final int partsInFlight;
    private final AtomicInteger parts = new AtomicInteger();
    private final Uni<Void> undone =
            Uni.createFrom().deferred(this::takeBack).memoize().indefinitely();

    Upload(MultipartUpload store, BodyMeter meter, PartCutter cutter, int partsInFlight) {
        this.store = store;
        this.meter = meter;
        this.cutter = cutter;
        this.partsInFlight = partsInFlight;
    }

    /** Streams the body into the store. */
    Uni<StoredObject> run(Multi<ByteBuffer> body) {
        return cutter.cut(body.invoke(meter::count))
                .onItem()
                .transformToUni(this::send)
                .merge(partsInFlight)
                .collect()
                .asList()
                .chain(this::finish)
                .invoke(cutter::close);
    }

    /** Leaves nothing behind; happens once, however often it is asked for, and never fails. */
    Uni<Void> undo() {
        return undone;
    }

    int parts() {
        return parts.get();
    }

    MultipartUpload store() {
        return store;
    }

    BodyMeter meter() {
        return meter;
    }

    private Uni<Sent> send(Part part) {
        parts.incrementAndGet();
        meter.cut(part);
        if (part.last()) {
            meter.verify();
        }
        return part.isWholeBody()
                ? store.put(part).map(Sent.class::cast)
                : store.upload(part).map(Sent.class::cast);
    }

    private Uni<StoredObject> finish(List<Sent> sent) {
        return sent.get(0) instanceof StoredObject whole
                ? Uni.createFrom().item(whole)
                : store.complete(sent.stream().map(StoredPart.class::cast).toList(), meter.bytes(), meter.checksum());
    }

    private Uni<Void> takeBack() {
        return store.abort().invoke(this::giveBack);
    }

    private void giveBack() {
        if (parts() == 0) {
            cutter.close();
        } else {
            Uni.createFrom()
                    .voidItem()
                    .onItem()
                    .delayIt()
                    .by(REST_AFTER_FAILURE)
                    .subscribe()
                    .with(rested -> cutter.close());
        }
    }
}
