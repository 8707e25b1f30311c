package io.drawbridge.secrets.access;

/** A path that cannot name a secret; the message says why and never repeats the path. */
public final class InvalidPathException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidPathException(String message) {
        super(message);
    }
}
