package io.drawbridge.devstack.kubernetes;

/** A token that the API server would not authenticate, with the reason in its words. */
final class InvalidToken extends Exception {

    private static final long serialVersionUID = 1L;

    InvalidToken(String message) {
        super(message);
    }
}
