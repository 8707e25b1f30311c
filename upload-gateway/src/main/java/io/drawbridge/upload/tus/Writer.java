package io.drawbridge.upload.tus;

import io.drawbridge.upload.problem.Reason;
import io.drawbridge.upload.problem.Refusal;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One request's hold on a state: each write succeeds only on top of the one before. */
final class Writer {

    private final UploadId id;
    private final StateStore store;
    private final String name;
    private volatile StateStore.Versioned current;

    /** @param name random, of this request */
    Writer(UploadId id, StateStore store, String name, StateStore.Versioned read) {
        this.id = id;
        this.store = store;
        this.name = name;
        this.current = read;
    }

    UploadId id() {
        return id;
    }

    UploadState state() {
        return current.state();
    }

    /** Fails with a {@link Refusal} when a newer request has taken over. */
    Uni<UploadState> write(UnaryOperator<UploadState> change) {
        return Uni.createFrom().deferred(() -> {
            UploadState next = change.apply(state()).writtenBy(name);
            return store.write(id, next, Optional.of(current.etag()))
                    .onFailure(StateStore.Superseded.class)
                    .recoverWithUni(lost -> unlessOurs(next, lost))
                    .map(etag -> keep(next, etag));
        });
    }

    /** Writes what is true anyway; when that cannot be done, the next request finds it out for itself. */
    Uni<UploadState> note(UnaryOperator<UploadState> fact) {
        return write(fact).onFailure().recoverWithItem(() -> keep(fact.apply(state()), current.etag()));
    }

    /** A write whose first answer got lost is refused when it is repeated, because it has worked. */
    private Uni<String> unlessOurs(UploadState written, Throwable lost) {
        return store.read(id)
                .map(found -> found.filter(there -> there.state().fence().equals(written.fence()))
                        .map(StateStore.Versioned::etag)
                        .orElseThrow(() -> superseded(lost)));
    }

    private UploadState keep(UploadState written, String etag) {
        current = new StateStore.Versioned(written, etag);
        return written;
    }

    static boolean isSuperseded(Throwable failure) {
        return failure instanceof Refusal refusal && refusal.reason() == Reason.SUPERSEDED;
    }

    private static Refusal superseded(Throwable lost) {
        return Refusal.because(
                Reason.SUPERSEDED, "A newer request goes on with this upload; ask for its offset (HEAD).", lost);
    }
}
