package io.drawbridge.upload.tus;

import io.drawbridge.upload.lease.Leases;
import io.drawbridge.upload.lease.UploadLease;
import io.drawbridge.upload.part.PartConfig;
import io.drawbridge.upload.part.PartCutters;
import io.drawbridge.upload.problem.Reason;
import io.drawbridge.upload.problem.Refusal;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;

/** The use case: begin an upload, tell how far it is, go on with it on any replica, end it. */
@ApplicationScoped
public class Resumable {

    private final Leases leases;
    private final StateStore states;
    private final ObjectParts.Opener objects;
    private final PartCutters cutters;
    private final RunningAppends running;
    private final TusMetrics metrics;
    private final InstantSource clock;
    private final Names names;
    private final Duration expiresAfter;
    private final int partsInFlight;

    @Inject
    Resumable(
            Leases leases,
            StateStore states,
            ObjectParts.Opener objects,
            PartCutters cutters,
            RunningAppends running,
            TusMetrics metrics,
            InstantSource clock,
            Names names,
            TusConfig config,
            PartConfig parts) {
        this.leases = leases;
        this.states = states;
        this.objects = objects;
        this.cutters = cutters;
        this.running = running;
        this.metrics = metrics;
        this.clock = clock;
        this.names = names;
        this.expiresAfter = config.expiresAfter();
        this.partsInFlight = parts.maxInFlight();
    }

    /** The largest object, in bytes, as far as the gateway is concerned. */
    public long limit() {
        return cutters.limitFor(OptionalLong.of(0)).bytes();
    }

    /** Begins an upload; one of no bytes is complete at once. */
    public Uni<Begun> create(Caller caller, Creation creation) {
        refuseWhenOff();
        return leases.forUpload(caller.bearer(), creation.target(), caller.requestId())
                .invoke(lease -> refuseOverLimit(creation.length(), lease.maxObjectSize()))
                .chain(lease ->
                        objects.create(creation.write(), lease).chain(uploadId -> keep(creation, uploadId, lease)));
    }

    private Uni<Begun> keep(Creation creation, String uploadId, UploadLease lease) {
        UploadId id = names.id();
        String name = names.writer();
        Subject subject = new Subject(
                creation.target().bucket().value(),
                creation.target().key().value(),
                creation.createOnly(),
                creation.metadata(),
                uploadId,
                cutters.pieceSize(creation.length()));
        Long length = creation.length().isPresent() ? creation.length().getAsLong() : null;
        UploadState state = UploadState.created(subject, length, expiry(), new Fence(1, 1, name))
                .with(Progress.NONE);
        ObjectParts parts = objects.open(creation.write(), uploadId, lease);
        return states.write(id, state, Optional.empty())
                .onFailure()
                .call(parts::abort)
                .map(etag -> new Writer(id, states, name, new StateStore.Versioned(state, etag)))
                .map(writer -> new Opened(writer, parts, lease))
                .chain(Opened::completed)
                .invoke(() -> metrics.count("created"))
                .map(opened -> new Begun(id, opened.state()));
    }

    /** How far it is; a request that is still sending for this upload is fenced, so that the answer holds. */
    public Uni<UploadState> look(Caller caller, UploadId id, Executor loop) {
        return open(caller, id)
                .chain(Opened::settled)
                .chain(Opened::completed)
                .chain(opened -> opened.state().isWholeButForTail()
                        ? takeIn(
                                opened,
                                Piece.none(opened.state().offset()),
                                Multi.createFrom().empty(),
                                loop)
                        : Uni.createFrom().item(opened.state()));
    }

    /**
     * Goes on. The bytes that arrive are kept also when their client leaves; only a Uni that nobody cancels sees to that.
     */
    public Uni<UploadState> append(Caller caller, UploadId id, Piece piece, Multi<ByteBuffer> body, Executor loop) {
        return open(caller, id)
                .chain(Opened::settled)
                .chain(Opened::completed)
                .chain(opened -> opened.state().phase() == Phase.COMPLETED
                        ? repeated(opened, piece)
                        : takeIn(opened, piece, body, loop));
    }

    private static Uni<UploadState> repeated(Opened opened, Piece piece) {
        refuseWrongOffset(opened.state(), piece);
        return Uni.createFrom().item(opened.state());
    }

    private Uni<UploadState> takeIn(Opened opened, Piece piece, Multi<ByteBuffer> body, Executor loop) {
        UploadState state = Lengths.told(opened.state(), piece.total());
        refuseWrongOffset(state, piece);
        long room = Lengths.room(state, piece, Math.min(limit(), opened.limit().orElse(Long.MAX_VALUE)));
        Incoming incoming = new Incoming(room, state.length() != null, piece.digests());
        int first = Reservation.FIRST;
        return opened.writer()
                .write(current -> Lengths.told(current, piece.total())
                        .takenOver()
                        .until(expiry())
                        .reserved(first, incoming.isChecked()))
                .emitOn(loop)
                .chain(reserved -> run(opened, incoming, body, loop))
                .chain(() -> opened.completed())
                .invoke(done -> tell(done, incoming))
                .map(Opened::state);
    }

    private Uni<UploadState> run(Opened opened, Incoming incoming, Multi<ByteBuffer> body, Executor loop) {
        running.begun(incoming);
        Append append = new Append(
                opened.writer(),
                states,
                opened.parts(),
                cutters.beginPiece(opened.state().subject().partSize(), loop),
                incoming,
                loop);
        return append.run(body, partsInFlight).onTermination().invoke(() -> running.ended(incoming));
    }

    /** When the object is complete it does not matter how the request ended. */
    private void tell(Opened done, Incoming incoming) {
        if (done.state().phase() == Phase.COMPLETED) {
            metrics.count("completed");
        } else if (incoming.failure().isPresent()) {
            throw Failures.of(incoming.failure().get());
        }
    }

    /** Ends an upload; an object that is complete stays. */
    public Uni<Void> terminate(Caller caller, UploadId id) {
        return open(caller, id)
                .chain(opened -> opened.writer()
                        .write(state -> state.takenOver().in(ended(state)))
                        .chain(state -> state.phase() == Phase.TERMINATED
                                ? opened.parts().abort()
                                : Uni.createFrom().voidItem())
                        .chain(() -> dropTail(id, opened.state()))
                        .chain(() -> states.delete(id)))
                .invoke(() -> metrics.count("terminated"));
    }

    private static Phase ended(UploadState state) {
        return state.phase() == Phase.COMPLETED ? Phase.COMPLETED : Phase.TERMINATED;
    }

    private Uni<Void> dropTail(UploadId id, UploadState state) {
        Tail tail = state.progress().tail();
        return tail == null ? Uni.createFrom().voidItem() : states.deleteTail(id, tail.epoch());
    }

    private Uni<Opened> open(Caller caller, UploadId id) {
        refuseWhenOff();
        return states.read(id)
                .map(found -> found.orElseThrow(Resumable::unknown))
                .chain(found -> open(caller, id, found));
    }

    /** Who may not write the target does not learn that there is an upload. */
    private Uni<Opened> open(Caller caller, UploadId id, StateStore.Versioned found) {
        Subject subject = found.state().subject();
        return leases.forUpload(caller.bearer(), subject.target(), caller.requestId())
                .onFailure(Resumable::isForbidden)
                .transform(hidden -> unknown())
                .invoke(lease -> refuseWhenGone(found.state()))
                .map(lease -> new Opened(
                        new Writer(id, states, names.writer(), found),
                        objects.open(
                                Creation.write(subject.target(), subject.createOnly(), Optional.empty()),
                                subject.uploadId(),
                                lease),
                        lease));
    }

    private void refuseWhenGone(UploadState state) {
        boolean expired = state.expires().isBefore(clock.instant()) && state.phase() == Phase.OPEN;
        if (expired || state.phase() == Phase.TERMINATED) {
            throw new Refusal(Reason.UPLOAD_GONE, "The upload has expired or was ended; begin a new one.");
        }
    }

    private void refuseWhenOff() {
        if (!states.isConfigured()) {
            throw new Refusal(
                    Reason.RESUMABLE_OFF,
                    "This gateway has no place for the state of resumable uploads (drawbridge.tus.state).");
        }
    }

    private void refuseOverLimit(OptionalLong length, OptionalLong granted) {
        Lengths.refuseOver(length, Math.min(limit(), granted.orElse(Long.MAX_VALUE)));
    }

    private static void refuseWrongOffset(UploadState state, Piece piece) {
        if (state.offset() != piece.offset()) {
            throw new Refusal(
                    Reason.OFFSET_MISMATCH,
                    "Upload-Offset is " + piece.offset() + ", the upload is at " + state.offset() + ".");
        }
    }

    private static boolean isForbidden(Throwable failure) {
        return failure instanceof Refusal refusal && refusal.reason() == Reason.FORBIDDEN;
    }

    private static Refusal unknown() {
        return new Refusal(Reason.NO_SUCH_UPLOAD, "There is no upload of this name that this caller may go on with.");
    }

    private Instant expiry() {
        return clock.instant().plus(expiresAfter);
    }

    /** A new upload. */
    public record Begun(UploadId id, UploadState state) {}
}
