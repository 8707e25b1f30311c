package io.drawbridge.token.scope;

import io.drawbridge.token.problem.ProblemException;
import java.util.regex.Pattern;

/** A bucket's name. Strict, because it is written into policies, where {@code *} would mean other buckets too. */
public record BucketName(String value) {

    /** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
    private static final Pattern RULE = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    public BucketName {
        if (value == null || !RULE.matcher(value).matches() || value.contains("..")) {
            throw ProblemException.invalid("bucket must have 3 to 63 characters of a-z, 0-9, '-' and '.', beginning"
                    + " and ending with a letter or digit");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
