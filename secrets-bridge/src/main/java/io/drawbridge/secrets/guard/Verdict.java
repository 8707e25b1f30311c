package io.drawbridge.secrets.guard;

import io.smallrye.mutiny.Uni;
import java.util.Locale;
import java.util.function.Supplier;

/** Whether "not found" is passed on. */
sealed interface Verdict {

    /** It is. */
    record Sure() implements Verdict {}

    /** It is not. */
    record Doubt(Reason reason) implements Verdict {}

    /** Why not. */
    enum Reason {
        /** The mount does not answer for itself. */
        MOUNT,
        /** Another cluster or another mount than the one that was seen before. */
        IDENTITY,
        /** The mount holds nothing at all, and nothing was ever seen in it. */
        EMPTY,
        /** Metadata or the folder does not confirm the absence, or must not be looked at. */
        UNCONFIRMED,
        /** Too many paths vanished together. */
        VANISHED;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Verdict of(boolean sure, Reason otherwise) {
        return sure ? new Sure() : new Doubt(otherwise);
    }

    /** The next question is asked only where there is no doubt yet. */
    default Uni<Verdict> and(Supplier<Uni<Verdict>> next) {
        return this instanceof Sure ? next.get() : Uni.createFrom().item(this);
    }
}
