package io.drawbridge.upload.tus;

import io.drawbridge.upload.integrity.AnnouncedDigests;
import io.drawbridge.upload.integrity.BodyDigests;
import io.drawbridge.upload.problem.Reason;
import io.drawbridge.upload.problem.Refusal;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.MultiSelectFirstUntilOtherOp;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * The body of one request, which ends early instead of failing: what arrived before a client left is kept.
 */
final class Incoming {

    private final CompletableFuture<Boolean> stop = new CompletableFuture<>();
    private final BodyDigests digests;
    private final boolean checked;
    private final boolean bounded;
    private long room;
    private volatile Throwable failure;
    private volatile boolean closed;

    /**
     * @param room bytes that may come
     * @param bounded whether they make the object whole, so that what follows is not looked at; else more are too many
     */
    Incoming(long room, boolean bounded, AnnouncedDigests announced) {
        this.room = room;
        this.bounded = bounded;
        this.digests = new BodyDigests(announced);
        this.checked = !announced.isEmpty();
    }

    /** @param loop the event loop that the body lives on, which also ends it when nothing comes any more */
    Multi<ByteBuffer> of(Multi<ByteBuffer> body, Executor loop) {
        Multi<Boolean> stopped =
                Uni.createFrom().completionStage(stop::copy).emitOn(loop).toMulti();
        return new MultiSelectFirstUntilOtherOp<>(body, stopped)
                .select()
                .first(this::isWanted)
                .map(this::accept)
                .onFailure()
                .invoke(this::end)
                .onFailure()
                .recoverWithCompletion();
    }

    /** Takes no more; the first failure is what the client is told. */
    void end(Throwable cause) {
        closed = true;
        if (failure == null) {
            failure = cause;
        }
        stop.complete(true);
    }

    boolean isClosed() {
        return closed;
    }

    Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    /** Whether the bytes may count: always, unless the client asked for a check that they do not stand. */
    boolean isSound() {
        if (!checked) {
            return true;
        }
        if (failure == null) {
            verify();
        }
        return failure == null;
    }

    boolean isChecked() {
        return checked;
    }

    private boolean isWanted(ByteBuffer bytes) {
        if (room <= 0 && !bounded && bytes.hasRemaining()) {
            end(new Refusal(Reason.TOO_LARGE, "The object is over the limit; what came before is kept."));
        }
        return !closed && room > 0;
    }

    private void verify() {
        try {
            digests.verify();
        } catch (Refusal mismatch) {
            end(mismatch);
        }
    }

    private ByteBuffer accept(ByteBuffer bytes) {
        ByteBuffer wanted = bytes.duplicate();
        wanted.limit(wanted.position() + (int) Math.min(room, wanted.remaining()));
        room -= wanted.remaining();
        digests.add(wanted.duplicate());
        return wanted;
    }
}
