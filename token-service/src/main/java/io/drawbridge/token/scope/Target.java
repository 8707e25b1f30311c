package io.drawbridge.token.scope;

/** Which objects of a bucket: exactly one, or all under a prefix. */
public sealed interface Target permits ObjectKey, KeyPrefix {

    /** The key, or the prefix with its final slash. */
    String value();

    /** Whether everything of the other is also here. */
    boolean covers(Target other);
}
