package io.drawbridge.devstack.s3;

import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.util.Optional;
import java.util.stream.Stream;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Turns what S3Proxy's handler throws into the error that S3 would answer. */
final class StoreFailures {

    private static final S3Refusal NOT_IMPLEMENTED =
            new S3Refusal(501, "NotImplemented", "A header or a query you provided is not implemented");
    private static final S3Refusal PRECONDITION_FAILED =
            new S3Refusal(412, "PreconditionFailed", "At least one of the preconditions you specified did not hold.");
    private static final S3Refusal INVALID_RANGE =
            new S3Refusal(416, "InvalidRange", "The requested range cannot be satisfied.");
    private static final S3Refusal BAD_DIGEST = new S3Refusal(
            400, "BadDigest", "The Content-MD5 or checksum you specified did not match what we received.");

    private StoreFailures() {}

    /** Empty if it is no error of S3, such as a client that left. */
    static Optional<S3Refusal> refusal(Throwable failure) {
        return causes(failure).flatMap(cause -> known(cause).stream()).findFirst();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    private static Optional<S3Refusal> known(Throwable cause) {
        if (cause instanceof S3Refusal refusal) {
            return Optional.of(refusal);
        }
        if (cause instanceof AwsServiceException error) {
            return Optional.of(ofService(error));
        }
        if (cause instanceof UnsupportedOperationException) {
            return Optional.of(NOT_IMPLEMENTED);
        }
        if (cause instanceof InvalidPathException) {
            return Optional.of(S3Refusal.invalidRequest(
                    "The embedded store cannot make a file name of this key; start Java with LC_ALL=C.UTF-8"));
        }
        if (cause instanceof FileSystemException) {
            return Optional.of(S3Refusal.invalidRequest(
                    "The embedded store keeps objects as files: a and a/b cannot both be there"));
        }
        if (cause instanceof IllegalArgumentException) {
            return Optional.of(S3Refusal.invalidRequest(cause.getMessage()));
        }
        return Optional.empty();
    }

    private static S3Refusal ofService(AwsServiceException error) {
        String code = S3Exceptions.errorCode(error);
        if (code != null) {
            String message = error.awsErrorDetails().errorMessage();
            return new S3Refusal(error.statusCode(), code, message == null ? code : message);
        }
        return switch (error.statusCode()) {
            case 304, 412 -> PRECONDITION_FAILED;
            case 416 -> INVALID_RANGE;
            case 400, 422 -> BAD_DIGEST;
            case 403 -> S3Refusal.accessDenied();
            default -> new S3Refusal(error.statusCode(), "InternalError", "The embedded store failed");
        };
    }
}
