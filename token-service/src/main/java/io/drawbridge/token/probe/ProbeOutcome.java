package io.drawbridge.token.probe;

import java.util.Objects;

/** What was found out about a store. */
sealed interface ProbeOutcome {

    /** A session could do what its policy allows, and not what it does not. */
    record Enforces() implements ProbeOutcome {}

    /** A session could do what its policy does not allow. */
    record IgnoresPolicy() implements ProbeOutcome {}

    /** Nothing can be said yet. */
    record Inconclusive(String why) implements ProbeOutcome {
        public Inconclusive {
            Objects.requireNonNull(why, "why");
        }
    }
}
