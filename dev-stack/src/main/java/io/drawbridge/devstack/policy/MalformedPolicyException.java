package io.drawbridge.devstack.policy;

/** The document is no policy that could be enforced, so no session may come of it. */
public final class MalformedPolicyException extends RuntimeException {

    public MalformedPolicyException(String message) {
        super(message);
    }

    MalformedPolicyException(String message, Throwable cause) {
        super(message, cause);
    }
}
