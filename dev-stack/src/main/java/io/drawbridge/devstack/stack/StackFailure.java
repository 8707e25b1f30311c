package io.drawbridge.devstack.stack;

/** The stack cannot start or go on; the message is the one line that the person at the terminal reads. */
public final class StackFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StackFailure(String message) {
        super(message);
    }

    StackFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
