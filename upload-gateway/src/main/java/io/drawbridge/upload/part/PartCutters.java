package io.drawbridge.upload.part;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Executor;

/** Begins to cut bodies; all of them share one budget. */
public final class PartCutters {

    private final PartPlans plans;
    private final PartSpace space;
    private final int partsDue;
    private final long most;
    private final Duration patience;

    /**
     * @param inFlight parts of one upload that may be on their way whatever others want; one more is being filled
     * @param most bytes that an upload is given more for, while nobody else wants them
     * @param patience how long a new upload waits for its first slab
     */
    public PartCutters(PartPlans plans, PartSpace space, int inFlight, long most, Duration patience) {
        this.plans = plans;
        this.space = space;
        this.partsDue = inFlight + 1;
        this.most = most;
        this.patience = patience;
    }

    /** The largest body that can be cut. */
    public SizeLimit limitFor(OptionalLong length) {
        return plans.limitFor(length);
    }

    /** The largest object that is written piece by piece: its parts lie in memory. */
    public long pieceLimit() {
        return Math.min(
                limitFor(OptionalLong.of(0)).bytes(),
                PartSizes.MAX_PARTS * Math.max(space.largestInMemory(), plans.smallestPart()));
    }

    /**
     * The size of the parts of an object that is written piece by piece: the same for all, and small enough that some
     * part numbers may be wasted.
     *
     * @param length when it is known, within the limit of pieces
     */
    public long pieceSize(OptionalLong length) {
        long reach = pieceLimit();
        long wanted = length.orElse(reach);
        return plans.forBody(OptionalLong.of(Math.min(reach, 2 * Math.max(1, wanted))))
                .sizeOf(1);
    }

    /** A cutter for one piece of an object. */
    public PartCutter beginPiece(long size, Executor loop) {
        return begin(new PieceParts(size), loop);
    }

    private PartCutter begin(PartPlan plan, Executor loop) {
        return new PartCutter(plan, space.open(partsDue, most), patience, loop);
    }

    /**
     * A cutter for one body, which holds nothing yet.
     *
     * @param length the announced length, within the limit
     * @param loop where the body lives
     */
    public PartCutter begin(OptionalLong length, Executor loop) {
        return begin(plans.forBody(length), loop);
    }
}
