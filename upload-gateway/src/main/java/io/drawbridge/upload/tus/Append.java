package io.drawbridge.upload.tus;

import io.drawbridge.upload.part.Part;
import io.drawbridge.upload.part.PartCutter;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * One PATCH that has a block of numbers: tail and body become parts, what is left becomes the new tail. However it ends,
 * the parts that landed without a gap and the tail are recorded, unless a newer request has taken over.
 */
final class Append {

    /** See the upload of whole objects: a slab whose request failed rests before it is used again. */
    private static final Duration REST_AFTER_FAILURE = Duration.ofSeconds(1);

    /** Pieces of the tail that may be on the heap. */
    private static final int FEW = 8;

    private final Writer writer;
    private final StateStore states;
    private final ObjectParts parts;
    private final PartCutter cutter;
    private final Incoming incoming;
    private final Executor loop;
    private final Reservation reservation;
    private final Progress before;
    private final Map<Integer, Long> landed = new ConcurrentHashMap<>();
    private int sent;
    private long cut;
    private Part rest;
    private volatile boolean failedToStore;

    /** @param loop the event loop that the body lives on */
    Append(Writer writer, StateStore states, ObjectParts parts, PartCutter cutter, Incoming incoming, Executor loop) {
        this.writer = writer;
        this.states = states;
        this.parts = parts;
        this.cutter = cutter;
        this.incoming = incoming;
        this.loop = loop;
        this.reservation = new Reservation(writer);
        this.before = writer.state().progress();
    }

    /** The state afterwards; fails only when it could not be recorded. */
    Uni<UploadState> run(Multi<ByteBuffer> body, int partsInFlight) {
        Multi<ByteBuffer> whole = before.tail() == null
                ? incoming.of(body, loop)
                : Multi.createBy()
                        .concatenating()
                        .streams(
                                states.readTail(writer.id(), before.tail()).emitOn(loop, FEW), incoming.of(body, loop));
        return cutter.cut(whole)
                .onItem()
                .transformToUni(this::send)
                .merge(partsInFlight)
                .collect()
                .last()
                .onFailure()
                .invoke(incoming::end)
                .onFailure()
                .recoverWithNull()
                .chain(parts::stop)
                .chain(this::keepRest)
                .chain(this::record)
                .onTermination()
                .invoke(this::giveBack);
    }

    /** Exactly one of the parts is the last. */
    private Uni<Void> send(Part part) {
        cut += part.length();
        if (part.length() == 0) {
            part.release();
            return Uni.createFrom().voidItem();
        }
        if (part.last() && part.length() < writer.state().subject().partSize() && !isWhole()) {
            rest = part;
            return Uni.createFrom().voidItem();
        }
        // After a failure there is a gap: nothing that follows can count.
        return failedToStore ? Uni.createFrom().voidItem() : upload(part, part.number());
    }

    private Uni<Void> upload(Part part, int place) {
        sent = place;
        int number = before.block().first() + place - 1;
        long length = part.length();
        return reservation
                .upTo(number)
                .chain(() -> parts.upload(number, part))
                .invoke(() -> landed.put(place, length))
                .onFailure()
                .invoke(this::failedToStore)
                .onFailure()
                .recoverWithNull();
    }

    private void failedToStore(Throwable failure) {
        failedToStore = true;
        incoming.end(failure);
    }

    private boolean isWhole() {
        Long length = writer.state().length();
        return length != null && before.committedBytes() + cut == length;
    }

    private List<Long> contiguous() {
        List<Long> sizes = new ArrayList<>();
        for (int place = 1; landed.containsKey(place); place++) {
            sizes.add(landed.get(place));
        }
        return sizes;
    }

    /** The new tail is there before anything refers to it; the old one goes only after. */
    private Uni<Tail> keepRest() {
        boolean follows = rest != null && contiguous().size() == sent && incoming.isSound();
        if (!follows) {
            return Uni.createFrom().nullItem();
        }
        Tail fresh = new Tail(writer.state().fence().epoch(), rest.length());
        return states.writeTail(writer.id(), fresh.epoch(), rest)
                .replaceWith(fresh)
                .onFailure()
                .invoke(this::failedToStore)
                .onFailure()
                .recoverWithNull();
    }

    private Uni<UploadState> record(Tail fresh) {
        List<Long> sizes = incoming.isSound() ? contiguous() : List.of();
        int attempted = before.block().first() + sent - 1;
        boolean gone = incoming.failure().filter(Failures::isGone).isPresent();
        return writer.write(state ->
                        gone ? state.ended() : state.with(state.progress().close(sizes, attempted, fresh)))
                .onFailure(Writer::isSuperseded)
                .call(() -> dropUnusedTail(fresh))
                .call(this::dropOldTail);
    }

    /** Only after a look: the write may have worked, and the newer request may have built upon it. */
    private Uni<Void> dropUnusedTail(Tail fresh) {
        if (fresh == null) {
            return nothing();
        }
        return states.read(writer.id())
                .chain(found -> found.filter(
                                there -> fresh.equals(there.state().progress().tail()))
                        .map(used -> nothing())
                        .orElseGet(() -> states.deleteTail(writer.id(), fresh.epoch())))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> dropOldTail(UploadState now) {
        boolean replaced =
                before.tail() != null && !before.tail().equals(now.progress().tail());
        return replaced
                ? states.deleteTail(writer.id(), before.tail().epoch())
                        .onFailure()
                        .recoverWithNull()
                : nothing();
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }

    private void giveBack() {
        if (!failedToStore) {
            cutter.close();
        } else {
            nothing().onItem().delayIt().by(REST_AFTER_FAILURE).subscribe().with(rested -> cutter.close());
        }
    }
}
