package io.drawbridge.upload.part;

import io.smallrye.mutiny.Multi;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * Cuts a body into parts. Not one byte is asked of the client before the slabs for it are there: demand for a part
 * becomes a claim on the budget, and only its grant becomes demand for bytes, so that back-pressure reaches the
 * client's socket. At most one part is being filled while others are on their way.
 */
public final class PartCutter {

    private final PartPlan plan;
    private final PartSpace.Shares shares;
    private final Duration patience;
    private final Executor loop;

    /**
     * @param patience how long to wait for the slabs of the first part
     * @param loop runs everything that touches the state of a cut, one after the other; the body must use it too
     */
    PartCutter(PartPlan plan, PartSpace.Shares shares, Duration patience, Executor loop) {
        this.plan = plan;
        this.shares = shares;
        this.patience = patience;
        this.loop = loop;
    }

    /** The parts of the body in order; an empty body is one empty part. Exactly the last one says that it is. */
    public Multi<Part> cut(Multi<ByteBuffer> body) {
        return Multi.createFrom().publisher(parts -> body.subscribe().withSubscriber(new Cut(this, parts)));
    }

    /** Gives back whatever is still held. Nobody may use a part of this body any more. */
    public void close() {
        shares.close();
    }

    PartPlan plan() {
        return plan;
    }

    PartSpace.Shares shares() {
        return shares;
    }

    Duration patience() {
        return patience;
    }

    Executor loop() {
        return loop;
    }
}
