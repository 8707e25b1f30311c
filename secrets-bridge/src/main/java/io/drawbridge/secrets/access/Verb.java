package io.drawbridge.secrets.access;

/** What a rule may allow. */
public enum Verb {
    /** The value of a secret. */
    READ,
    /** The names below a folder. */
    LIST,
    /** Versions, times and custom metadata of a secret. */
    METADATA
}
