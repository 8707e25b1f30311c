package io.drawbridge.upload.tus;

import io.drawbridge.upload.lease.Leases;
import io.drawbridge.upload.lease.UploadLease;
import io.drawbridge.upload.object.ObjectWrite;
import io.drawbridge.upload.object.Precondition;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Begins uploads: a multipart upload with the caller's session, and a state that names it. */
@ApplicationScoped
public class Creations {

    private final Leases leases;
    private final StateStore states;
    private final ObjectParts.Opener objects;
    private final Names names;
    private final Terms terms;
    private final TusMetrics metrics;

    @Inject
    Creations(
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

    /**
     * Begins an upload; one of no bytes is complete at once.
     *
     * @param loop the event loop of the request
     */
    public Uni<Begun> create(Caller caller, Creation creation, Executor loop) {
        terms.refuseWhenOff();
        terms.refuseWhenStopping();
        Story story = new Story("create", Optional.empty(), metrics);
        return leases.forUpload(caller.bearer(), creation.target(), caller.requestId())
                .invoke(lease -> Lengths.refuseOver(
                        creation.length(), terms.limit(lease.limits().maxObjectSize())))
                .chain(lease -> create(creation, lease.limits().applied(creation.write()), lease))
                .emitOn(loop)
                .invoke(story::opened)
                .invoke(opened -> story.ended("created", opened.state()))
                .onFailure()
                .invoke(story::failed)
                .invoke(() -> metrics.count("created"))
                .map(opened -> new Begun(opened.writer().id(), opened.state()));
    }

    private Uni<Opened> create(Creation creation, ObjectWrite write, UploadLease lease) {
        return objects.create(write, lease)
                .chain(uploadId ->
                        keep(subject(creation, write, uploadId), creation, objects.open(write, uploadId, lease), lease))
                .chain(Opened::completed);
    }

    private Uni<Opened> keep(Subject subject, Creation creation, ObjectParts parts, UploadLease lease) {
        UploadId id = names.id();
        String name = names.writer();
        Long length = creation.length().isPresent() ? creation.length().getAsLong() : null;
        UploadState state = UploadState.created(subject, length, terms.expiry(), new Fence(1, 1, name))
                .with(Progress.NONE);
        return states.write(id, state, Optional.empty())
                .onFailure()
                .call(parts::abort)
                .map(etag -> new Writer(id, states, name, new StateStore.Versioned(state, etag)))
                .map(writer -> new Opened(writer, parts, lease));
    }

    private Subject subject(Creation creation, ObjectWrite write, String uploadId) {
        return new Subject(
                creation.target().bucket().value(),
                creation.target().key().value(),
                write.precondition() instanceof Precondition.Absent,
                creation.metadata(),
                uploadId,
                terms.partSize(creation.length()));
    }

    /** A new upload. */
    public record Begun(UploadId id, UploadState state) {}
}
