package io.drawbridge.secrets.access;

/** What the rules say. No answer says whether anything exists. */
public sealed interface Decision {

    /** The rule that allows it, for the audit line. */
    record Allowed(String rule) implements Decision {}

    record Denied() implements Decision {}

    /** A rule might allow it, but the labels of the namespace are not known now. */
    record Undecided() implements Decision {}

    /** The name for audit lines. */
    default String label() {
        if (this instanceof Allowed allowed) {
            return "allowed:" + allowed.rule();
        }
        return this instanceof Denied ? "denied" : "undecided";
    }
}
