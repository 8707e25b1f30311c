package io.drawbridge.upload.tus;

import io.drawbridge.upload.problem.Reason;
import io.drawbridge.upload.problem.Refusal;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Tells how far an upload is, and goes on with it. */
@ApplicationScoped
public class Resumption {

    private static final int LOST_RACES = 5;

    private final TakeOver uploads;
    private final Appends appends;
    private final Terms terms;
    private final TusMetrics metrics;

    @Inject
    Resumption(TakeOver uploads, Appends appends, Terms terms, TusMetrics metrics) {
        this.uploads = uploads;
        this.appends = appends;
        this.terms = terms;
        this.metrics = metrics;
    }

    /**
     * How far it is; a request that is still sending for this upload is fenced, so that the answer holds. When that one
     * records its end at this moment there is more to tell, and no reason to refuse: clients take a 409 here for the loss of
     * the upload and begin anew.
     */
    public Uni<UploadState> look(Caller caller, UploadId id, Executor loop) {
        Story story = new Story("look", Optional.of(id), metrics);
        return uploads.settled(caller, id)
                .onFailure(Writer::isSuperseded)
                .retry()
                .atMost(LOST_RACES)
                .invoke(story::opened)
                .chain(opened -> opened.state().isWholeButForTail()
                        ? takeIn(
                                        opened,
                                        Piece.none(opened.state().offset()),
                                        Multi.createFrom().empty(),
                                        loop)
                                .map(Appended::orCause)
                        : Uni.createFrom().item(opened.state()))
                .onFailure()
                .invoke(story::failed);
    }

    /**
     * Goes on. The bytes that arrive are kept also when their client leaves; only a Uni that nobody cancels sees to that.
     */
    public Uni<Appended> append(Caller caller, UploadId id, Piece piece, Multi<ByteBuffer> body, Executor loop) {
        terms.refuseWhenStopping();
        Story story = new Story("append", Optional.of(id), metrics);
        return uploads.settled(caller, id)
                .invoke(story::opened)
                .chain(opened -> opened.state().phase() == Phase.COMPLETED
                        ? repeated(opened, piece)
                        : takeIn(opened, piece, body, loop))
                .emitOn(loop)
                .invoke(story::appended)
                .onFailure()
                .invoke(story::failed);
    }

    private static Uni<Appended> repeated(Opened opened, Piece piece) {
        refuseWrongOffset(opened.state(), piece);
        return Uni.createFrom().item(Appended.whole(opened.state()));
    }

    private Uni<Appended> takeIn(Opened opened, Piece piece, Multi<ByteBuffer> body, Executor loop) {
        UploadState state = Lengths.told(opened.state(), piece.total());
        refuseWrongOffset(state, piece);
        long room = Lengths.room(state, piece, terms.limit(opened.limit()));
        Incoming incoming = new Incoming(room, state.length() != null, piece.digests());
        return opened.writer()
                .write(current -> Lengths.told(current, piece.total())
                        .takenOver()
                        .until(terms.expiry())
                        .reserved(Reservation.FIRST, incoming.isChecked()))
                .emitOn(loop)
                .chain(reserved -> appends.run(opened, incoming, body, loop))
                .chain(() -> opened.completed())
                .map(done -> appended(done, incoming));
    }

    /** When the object is complete it does not matter how the request ended. */
    private Appended appended(Opened done, Incoming incoming) {
        if (done.state().phase() == Phase.COMPLETED) {
            metrics.count("completed");
            return Appended.whole(done.state());
        }
        return new Appended(done.state(), incoming.failure().map(Failures::of));
    }

    private static void refuseWrongOffset(UploadState state, Piece piece) {
        if (state.offset() != piece.offset()) {
            throw new Refusal(
                    Reason.OFFSET_MISMATCH,
                    "Upload-Offset is " + piece.offset() + ", the upload is at " + state.offset() + ".");
        }
    }
}
