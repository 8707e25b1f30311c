package io.drawbridge.upload.part;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Executor;

/** Begins to cut bodies; all of them share one budget. */
public final class PartCutters {

    private final PartPlans plans;
    private final ByteBudget budget;
    private final int partsDue;
    private final Duration patience;

    /**
     * @param inFlight parts of one upload that may be on their way whatever others want; one more is being filled
     * @param patience how long a new upload waits for its first slab
     */
    public PartCutters(PartPlans plans, ByteBudget budget, int inFlight, Duration patience) {
        this.plans = plans;
        this.budget = budget;
        this.partsDue = inFlight + 1;
        this.patience = patience;
    }

    /** The largest body that can be cut. */
    public SizeLimit limitFor(OptionalLong length) {
        return plans.limitFor(length);
    }

    /**
     * A cutter for one body, which holds nothing yet.
     *
     * @param length the announced length, within the limit
     * @param loop where the body lives
     */
    public PartCutter begin(OptionalLong length, Executor loop) {
        return new PartCutter(plans.forBody(length), budget.open(partsDue), patience, loop);
    }
}
