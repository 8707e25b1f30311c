package io.drawbridge.devstack.sts;

/** An answer of STS that is an error. */
final class StsFault extends RuntimeException {

    private final int status;
    private final String code;

    StsFault(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    /** A parameter outside of its bounds, in the words of AWS. */
    static StsFault validation(String parameter, String constraint) {
        return new StsFault(
                400,
                "ValidationError",
                "1 validation error detected: Value at '" + parameter + "' failed to satisfy constraint: Member must "
                        + constraint);
    }

    static StsFault accessDenied(String message) {
        return new StsFault(403, "AccessDenied", message);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
