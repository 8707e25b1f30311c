package io.drawbridge.upload.tus;

import io.drawbridge.upload.lease.UploadLease;
import io.smallrye.mutiny.Uni;
import java.util.OptionalLong;

/** An upload in the hands of one request whose caller may write the target. */
record Opened(Writer writer, ObjectParts parts, UploadLease lease) {

    UploadState state() {
        return writer.state();
    }

    /**
     * Takes over from a request that is still at it, or died: from here on it can record nothing, and what landed of it
     * without a gap is counted. What it still sends is not looked at.
     */
    Uni<Opened> settled() {
        if (!state().progress().isReserved()) {
            return Uni.createFrom().item(this);
        }
        return writer.write(UploadState::takenOver)
                .chain(parts::list)
                .chain(landed ->
                        writer.write(state -> state.with(state.progress().settle(landed))))
                .replaceWith(this);
    }

    /** Makes the object visible when all of it is there. */
    Uni<Opened> completed() {
        if (state().phase() != Phase.COMPLETING) {
            return Uni.createFrom().item(this);
        }
        return parts.complete(state().progress().committed(), state().length())
                .chain(() -> writer.note(state -> state.in(Phase.COMPLETED)))
                .replaceWith(this);
    }

    OptionalLong limit() {
        return lease.limits().maxObjectSize();
    }
}
