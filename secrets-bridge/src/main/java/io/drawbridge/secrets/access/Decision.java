package io.drawbridge.secrets.access;

/** What the rules say. There is no third answer, and none says whether anything exists. */
public sealed interface Decision {

    /** The rule that allows it, for the audit line. */
    record Allowed(String rule) implements Decision {}

    record Denied() implements Decision {}
}
