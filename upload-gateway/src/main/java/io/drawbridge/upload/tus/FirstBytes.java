package io.drawbridge.upload.tus;

import io.drawbridge.upload.problem.Refusal;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;

/**
 * Begins an upload with a request that brings bytes already. Its client learns the upload's name only from the answer, so
 * what can be gone on with is answered as begun, however little came; and of what cannot, nothing is left.
 */
@ApplicationScoped
public class FirstBytes {

    private static final int FIRST_SERVER_ERROR = 500;

    private final Creations creations;
    private final Resumption resumption;
    private final Termination termination;

    @Inject
    FirstBytes(Creations creations, Resumption resumption, Termination termination) {
        this.creations = creations;
        this.resumption = resumption;
        this.termination = termination;
    }

    /** @param loop the event loop that the body lives on */
    public Uni<Creations.Begun> create(
            Caller caller, Creation creation, Piece piece, Multi<ByteBuffer> body, Executor loop) {
        return creations.create(caller, creation, loop).chain(begun -> resumption
                .append(caller, begun.id(), piece, body, loop)
                .map(FirstBytes::kept)
                .onFailure(FirstBytes::isForGood)
                .call(() -> takeBack(caller, begun.id(), loop))
                .map(state -> new Creations.Begun(begun.id(), state)));
    }

    private static UploadState kept(Appended done) {
        return done.wasInterrupted() ? done.state() : done.orCause();
    }

    private static boolean isForGood(Throwable failure) {
        return failure instanceof Refusal refusal && refusal.reason().status() < FIRST_SERVER_ERROR;
    }

    /** What does not work is left to expiry. */
    private Uni<Void> takeBack(Caller caller, UploadId id, Executor loop) {
        return termination.terminate(caller, id, loop).onFailure().recoverWithNull();
    }
}
