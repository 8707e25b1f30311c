package io.drawbridge.upload.tus;

import io.drawbridge.upload.part.PartSizes;
import io.smallrye.mutiny.Uni;

/** Grows the block of a running request, twice as much each time, so that few numbers are wasted by a crash. */
final class Reservation {

    static final int FIRST = 8;
    private static final int MOST = 128;

    private final Writer writer;
    private int step = FIRST;
    private Uni<Void> extension = Uni.createFrom().voidItem();
    private int promised;

    Reservation(Writer writer) {
        this.writer = writer;
        this.promised = writer.state().progress().block().last();
    }

    /** Ends when the number is reserved. Calls come one after the other, with rising numbers. */
    Uni<Void> upTo(int number) {
        if (number > PartSizes.MAX_PARTS) {
            return Uni.createFrom().failure(Progress.exhausted());
        }
        while (promised < number) {
            step = Math.min(MOST, step * 2);
            int count = step;
            promised += count;
            extension = extension
                    .chain(() ->
                            writer.write(state -> state.with(state.progress().extend(count))))
                    .replaceWithVoid()
                    .memoize()
                    .indefinitely();
        }
        return extension;
    }
}
