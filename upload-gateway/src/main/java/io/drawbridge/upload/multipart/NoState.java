package io.drawbridge.upload.multipart;

import io.drawbridge.upload.part.Part;
import io.drawbridge.upload.tus.StateStore;
import io.drawbridge.upload.tus.Tail;
import io.drawbridge.upload.tus.Trace;
import io.drawbridge.upload.tus.UploadId;
import io.drawbridge.upload.tus.UploadState;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.nio.ByteBuffer;
import java.util.Optional;

/** In the place of states where none is configured. Nobody asks it: all that could is refused before. */
final class NoState implements StateStore {

    @Override
    public Uni<Optional<Versioned>> read(UploadId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<String> write(UploadId id, UploadState state, Optional<String> etag) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Void> writeTail(UploadId id, long epoch, Part bytes) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Multi<ByteBuffer> readTail(UploadId id, Tail tail) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Void> deleteTail(UploadId id, long epoch) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Void> delete(UploadId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Multi<Trace> traces() {
        return Multi.createFrom().empty();
    }
}
