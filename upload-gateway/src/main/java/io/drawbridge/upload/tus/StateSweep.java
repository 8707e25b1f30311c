package io.drawbridge.upload.tus;

import io.drawbridge.upload.object.UploadTarget;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Gives up uploads that nobody goes on with, and removes what is left of others. Every replica may do it: who comes
 * second loses a conditional write, or finds nothing.
 */
public final class StateSweep {

    private static final Logger LOG = Logger.getLogger(StateSweep.class);
    private static final int READ_AT_ONCE = 8;

    private final StateStore states;
    private final Names names;
    private final Duration expiresAfter;
    private final InstantSource clock;
    private final TusMetrics metrics;

    /** @param expiresAfter what was written later than so long ago is not looked at */
    public StateSweep(StateStore states, Names names, Duration expiresAfter, InstantSource clock, TusMetrics metrics) {
        this.states = states;
        this.names = names;
        this.expiresAfter = expiresAfter;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** Ids of the multipart uploads that somebody may still go on with. */
    public Uni<Set<String>> claimed() {
        Instant now = clock.instant();
        return states.traces()
                .filter(trace -> trace.tail().isEmpty())
                .onItem()
                .transformToUni(trace -> states.read(trace.id())
                        .onFailure()
                        .transform(failure -> new IllegalStateException(
                                "upload " + trace.id() + " may need it: " + failure.getMessage(), failure)))
                .merge(READ_AT_ONCE)
                .filter(found -> found.filter(there -> there.state().expires().isAfter(now))
                        .isPresent())
                .map(found -> found.orElseThrow().state().subject().uploadId())
                .collect()
                .with(Collectors.toUnmodifiableSet());
    }

    /**
     * Looks at everything once. One upload that cannot be removed does not keep the others.
     *
     * @param unremoved is told why
     */
    public Uni<Void> removeExpired(Aborter aborter, Unremoved unremoved) {
        Instant bound = clock.instant().minus(expiresAfter);
        return states.traces()
                .filter(trace -> trace.written().isBefore(bound))
                .onItem()
                .transformToUniAndConcatenate(trace -> judge(trace, aborter)
                        .onFailure()
                        .invoke(failure -> unremoved.because("upload " + trace.id(), failure))
                        .onFailure()
                        .recoverWithNull())
                .collect()
                .last();
    }

    private Uni<Void> judge(Trace trace, Aborter aborter) {
        return states.read(trace.id())
                .chain(found -> trace.tail().isPresent()
                        ? dropUnlessNamed(trace.id(), trace.tail().getAsLong(), found)
                        : found.filter(there -> there.state().expires().isBefore(clock.instant()))
                                .map(expired -> remove(trace.id(), expired, aborter))
                                .orElseGet(StateSweep::nothing));
    }

    /** A tail is named by the request that wrote it, or never. */
    private Uni<Void> dropUnlessNamed(UploadId id, long epoch, Optional<StateStore.Versioned> found) {
        boolean mayBeNeeded = found.map(StateStore.Versioned::state)
                .filter(state -> state.names(epoch) || state.fence().epoch() <= epoch)
                .isPresent();
        return mayBeNeeded ? nothing() : states.deleteTail(id, epoch);
    }

    /** Its tail goes when it is looked at, after the state. */
    private Uni<Void> remove(UploadId id, StateStore.Versioned found, Aborter aborter) {
        Writer writer = new Writer(id, states, names.writer(), found);
        return writer.write(state -> state.takenOver().ended())
                .chain(state -> state.phase() == Phase.COMPLETED ? nothing() : giveUp(id, state, aborter))
                .chain(() -> states.delete(id))
                .onFailure(Writer::isSuperseded)
                .recoverWithNull();
    }

    private Uni<Void> giveUp(UploadId id, UploadState state, Aborter aborter) {
        Subject subject = state.subject();
        return aborter.abort(subject.target(), subject.uploadId()).invoke(() -> {
            metrics.count("expired");
            LOG.infof(
                    "tus outcome=expired id=%s target=\"%s\" offset=%d expires=%s upload_id=%s",
                    id, subject.target(), state.offset(), state.expires(), subject.uploadId());
        });
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }

    /** Aborts multipart uploads in nobody's name. */
    @FunctionalInterface
    public interface Aborter {

        /** Succeeds also when there is none. */
        Uni<Void> abort(UploadTarget target, String uploadId);
    }

    /** Is told what could not be removed. */
    @FunctionalInterface
    public interface Unremoved {

        void because(String what, Throwable failure);
    }
}
