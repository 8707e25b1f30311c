package io.drawbridge.upload.tus;

import io.drawbridge.upload.part.Part;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Where states and tails are kept. Callers' sessions may write objects only; this is the gateway's own place. */
public interface StateStore {

    Uni<Optional<Versioned>> read(UploadId id);

    /**
     * Writes if nobody has written since.
     *
     * @param etag of the state that was read; empty for a new one
     * @return the new ETag; fails with {@link Superseded} when somebody has
     */
    Uni<String> write(UploadId id, UploadState state, Optional<String> etag);

    Uni<Void> writeTail(UploadId id, long epoch, Part bytes);

    Multi<ByteBuffer> readTail(UploadId id, Tail tail);

    Uni<Void> deleteTail(UploadId id, long epoch);

    Uni<Void> delete(UploadId id);

    /** Everything that is there, the state of an upload before its tails. */
    Multi<Trace> traces();

    /** A state as it was read. */
    record Versioned(UploadState state, String etag) {}

    /** Somebody else has written in the meantime. */
    final class Superseded extends RuntimeException {
        public Superseded(Throwable cause) {
            super("the state was written by another request", cause, false, false);
        }
    }
}
