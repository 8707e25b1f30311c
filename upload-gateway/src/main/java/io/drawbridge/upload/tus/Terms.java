package io.drawbridge.upload.tus;

import io.drawbridge.upload.part.PartCutters;
import io.drawbridge.upload.problem.Reason;
import io.drawbridge.upload.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;

/** What holds for every resumable upload: whether there are any, how large they may be, and for how long they are kept. */
@ApplicationScoped
public class Terms {

    private final PartCutters cutters;
    private final Duration expiresAfter;
    private final boolean served;
    private final InstantSource clock;
    private final RunningAppends running;

    @Inject
    Terms(PartCutters cutters, TusConfig config, InstantSource clock, RunningAppends running) {
        this.cutters = cutters;
        this.expiresAfter = config.expiresAfter();
        this.served = config.state().isPresent();
        this.clock = clock;
        this.running = running;
    }

    /** @throws Refusal when the gateway has no place for states */
    public void refuseWhenOff() {
        if (!served) {
            throw new Refusal(
                    Reason.RESUMABLE_OFF,
                    "This gateway has no place for the state of resumable uploads (drawbridge.tus.state).");
        }
    }

    /** @throws Refusal when another replica had better take the bytes */
    void refuseWhenStopping() {
        running.refuseWhenStopping();
    }

    /** The largest object, in bytes, as far as the gateway is concerned. */
    public long limit() {
        return cutters.pieceLimit();
    }

    /** The largest object for a caller whose grant may set a limit of its own. */
    long limit(OptionalLong granted) {
        return Math.min(limit(), granted.orElse(Long.MAX_VALUE));
    }

    /** Bytes of every part but the last. */
    long partSize(OptionalLong length) {
        return cutters.pieceSize(length);
    }

    /** Until when an upload is kept that gets its last bytes now. */
    Instant expiry() {
        return clock.instant().plus(expiresAfter);
    }

    void refuseWhenGone(UploadState state) {
        if (state.phase() == Phase.TERMINATED || state.isExpiredAt(clock.instant())) {
            throw new Refusal(Reason.UPLOAD_GONE, "The upload has expired or was ended; begin a new one.");
        }
    }
}
