package io.drawbridge.upload.tus;

import io.drawbridge.upload.lease.Leases;
import io.drawbridge.upload.problem.Reason;
import io.drawbridge.upload.problem.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Puts an upload into the hands of one request, and out of those of every other. */
@ApplicationScoped
class TakeOver {

    private final Leases leases;
    private final StateStore states;
    private final ObjectParts.Opener objects;
    private final Names names;
    private final Terms terms;
    private final TusMetrics metrics;

    @Inject
    TakeOver(
            Leases leases,
            StateStore states,
            ObjectParts.Opener objects,
            Names names,
            Terms terms,
            TusMetrics metrics) {
        this.leases = leases;
        this.states = states;
        this.objects = objects;
        this.names = names;
        this.terms = terms;
        this.metrics = metrics;
    }

    /** The upload with all that is safe of it; whoever was at it can record nothing any more. */
    Uni<Opened> settled(Caller caller, UploadId id) {
        return open(caller, id).chain(this::settle).chain(Opened::completed);
    }

    private Uni<Opened> settle(Opened opened) {
        if (!opened.state().progress().isReserved()) {
            return Uni.createFrom().item(opened);
        }
        long before = opened.state().offset();
        return opened.settled()
                .onFailure(Failures::isGone)
                .call(() -> opened.writer().note(UploadState::ended))
                .invoke(settled -> metrics.takenOver(settled.state().offset() - before));
    }

    /** The upload as it is; it is taken over with the first write. */
    Uni<Opened> open(Caller caller, UploadId id) {
        terms.refuseWhenOff();
        return states.read(id)
                .map(found -> found.orElseThrow(TakeOver::unknown))
                .chain(found -> open(caller, id, found));
    }

    /** Who may not write the target does not learn that there is an upload. */
    private Uni<Opened> open(Caller caller, UploadId id, StateStore.Versioned found) {
        Subject subject = found.state().subject();
        return leases.forUpload(caller.bearer(), subject.target(), caller.requestId())
                .onFailure(TakeOver::isForbidden)
                .transform(hidden -> unknown())
                .invoke(lease -> terms.refuseWhenGone(found.state()))
                .map(lease -> new Opened(
                        new Writer(id, states, names.writer(), found),
                        objects.open(
                                Creation.write(subject.target(), subject.createOnly(), Optional.empty()),
                                subject.uploadId(),
                                lease),
                        lease));
    }

    private static boolean isForbidden(Throwable failure) {
        return failure instanceof Refusal refusal && refusal.reason() == Reason.FORBIDDEN;
    }

    private static Refusal unknown() {
        return new Refusal(Reason.NO_SUCH_UPLOAD, "There is no upload of this name that this caller may go on with.");
    }
}
