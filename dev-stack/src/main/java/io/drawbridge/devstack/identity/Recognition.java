package io.drawbridge.devstack.identity;

/** Whether an access key and a session token stand for somebody. The signature is another question. */
public sealed interface Recognition {

    record Recognized(Identity identity) implements Recognition {}

    /** Nobody has this access key. */
    record UnknownKey() implements Recognition {}

    /** The key belongs to a session, and its token was not sent. */
    record MissingToken() implements Recognition {}

    /** Not the token that was issued with the key, or a token beside a long-term key. */
    record WrongToken() implements Recognition {}

    record Expired() implements Recognition {}
}
