package io.drawbridge.token.scope;

import io.drawbridge.token.problem.ProblemException;

/**
 * All objects under a folder. Ends in a slash, since {@code p} would also cover {@code p2/…}; the empty prefix is the
 * whole bucket.
 */
public record KeyPrefix(String value) implements Target {

    /** Every object of the bucket. */
    public static final KeyPrefix WHOLE_BUCKET = new KeyPrefix("");

    public KeyPrefix {
        if (value == null) {
            throw ProblemException.invalid("prefix is missing");
        }
        if (!value.isEmpty()) {
            if (!value.endsWith("/")) {
                throw ProblemException.invalid("prefix must end in '/', such as 'uploads/'");
            }
            KeyRules.check("prefix", value.substring(0, value.length() - 1));
        }
    }

    @Override
    public boolean covers(Target other) {
        return other.value().startsWith(value);
    }
}
