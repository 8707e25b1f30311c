package io.drawbridge.upload.tus;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Ends uploads at their clients' wish. */
@ApplicationScoped
public class Termination {

    private final TakeOver uploads;
    private final StateStore states;
    private final TusMetrics metrics;

    @Inject
    Termination(TakeOver uploads, StateStore states, TusMetrics metrics) {
        this.uploads = uploads;
        this.states = states;
        this.metrics = metrics;
    }

    /**
     * Leaves nothing of an upload; an object that is complete stays.
     *
     * @param loop the event loop of the request
     */
    public Uni<Void> terminate(Caller caller, UploadId id, Executor loop) {
        Story story = new Story("terminate", Optional.of(id), metrics);
        return uploads.open(caller, id)
                .invoke(story::opened)
                .call(opened -> opened.writer().write(state -> state.takenOver().ended()))
                .call(Termination::takeBack)
                .call(opened -> dropTail(id, opened.state()))
                .call(() -> states.delete(id))
                .emitOn(loop)
                .invoke(opened -> story.ended("terminated", opened.state()))
                .onFailure()
                .invoke(story::failed)
                .invoke(() -> metrics.count("terminated"))
                .replaceWithVoid();
    }

    private static Uni<Void> takeBack(Opened opened) {
        return opened.state().phase() == Phase.TERMINATED
                ? opened.parts().abort()
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> dropTail(UploadId id, UploadState state) {
        Tail tail = state.progress().tail();
        return tail == null ? Uni.createFrom().voidItem() : states.deleteTail(id, tail.epoch());
    }
}
