package io.drawbridge.token.doors;

import java.util.function.UnaryOperator;

/** One way to spoil a request. */
record Mutation(String name, UnaryOperator<RawCall> change) {

    /** The name says what was done, cut where it is long. */
    Mutation {
        name = name.length() > 60 ? name.substring(0, 60) + "…" : name;
    }

    RawCall of(RawCall call) {
        return change.apply(call);
    }

    @Override
    public String toString() {
        return name;
    }
}
