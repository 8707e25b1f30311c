package io.drawbridge.token.scope;

import io.drawbridge.token.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What may be done with objects, and the S3 actions that it needs. */
public enum Action {
    /** https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html#mpuAndPermissions */
    UPLOAD("s3:PutObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"),
    DOWNLOAD("s3:GetObject"),
    /** The keys under a prefix: an action on the bucket, not on objects. */
    LIST("s3:ListBucket"),
    DELETE("s3:DeleteObject");

    private final List<String> s3Actions;

    Action(String... s3Actions) {
        this.s3Actions = List.of(s3Actions);
    }

    /** The action of this name, such as {@code upload}. */
    public static Action parse(String name) {
        return Arrays.stream(values())
                .filter(action -> action.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid("actions must be some of: "
                        + Arrays.stream(values()).map(Action::toString).collect(Collectors.joining(", "))));
    }

    List<String> s3Actions() {
        return s3Actions;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
