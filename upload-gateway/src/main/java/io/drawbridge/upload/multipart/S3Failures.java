package io.drawbridge.upload.multipart;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What a failure of the store means. The only place that decides whether a call is repeated.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html">S3 error codes</a>
 */
final class S3Failures {

    private static final Set<Integer> RETRYABLE_STATUS = Set.of(429, 500, 502, 503, 504);
    /** Also when they come with status 200 (CompleteMultipartUpload) or 400 (RequestTimeout). */
    private static final Set<String> RETRYABLE_CODES = Set.of(
            "SlowDown",
            "Throttling",
            "ThrottlingException",
            "RequestLimitExceeded",
            "InternalError",
            "ServiceUnavailable",
            "RequestTimeout",
            "RequestTimeoutException",
            // The digest is ours, of bytes that we still have: they were damaged on their way.
            "BadDigest",
            "XAmzContentSHA256Mismatch");
    /** SeaweedFS calls an expired session InvalidAccessKeyId, AWS calls it ExpiredToken. */
    private static final Set<String> EXPIRED_CODES = Set.of(
            "ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired", "InvalidToken", "InvalidAccessKeyId");

    private static final int MAX_DEPTH = 8;

    private S3Failures() {}

    /** Whether the same call may succeed when it is made again. */
    static boolean isRetryable(Throwable failure) {
        return answer(failure)
                .map(answered ->
                        RETRYABLE_STATUS.contains(answered.statusCode()) || RETRYABLE_CODES.contains(code(answered)))
                .orElseGet(() -> isOfTransport(failure));
    }

    /** Whether the store no longer takes the credentials; with new ones the call may be repeated. */
    static boolean isExpired(Throwable failure) {
        return answer(failure)
                .filter(answered -> EXPIRED_CODES.contains(code(answered)))
                .isPresent();
    }

    static boolean isNoSuchUpload(Throwable failure) {
        return answer(failure)
                .filter(answered -> "NoSuchUpload".equals(code(answered)))
                .isPresent();
    }

    static boolean isNoSuchKey(Throwable failure) {
        return answer(failure)
                .filter(answered -> "NoSuchKey".equals(code(answered)))
                .isPresent();
    }

    /** A conditional write came too late: something else is there, or nothing, or another one is being written. */
    static boolean isLostRace(Throwable failure) {
        return isPreconditionFailed(failure)
                || isNoSuchKey(failure)
                || answer(failure)
                        .filter(answered -> answered.statusCode() == 409)
                        .isPresent();
    }

    static boolean isPreconditionFailed(Throwable failure) {
        return answer(failure).filter(answered -> answered.statusCode() == 412).isPresent();
    }

    /** A word for the metric of retries, from a small fixed set. */
    static String cause(Throwable failure) {
        if (isExpired(failure)) {
            return "credentials";
        }
        return answer(failure)
                .map(answered -> switch (answered.statusCode()) {
                    case 400 -> code(answered).endsWith("Timeout") ? "timeout" : "corrupted";
                    case 429, 503 -> "throttled";
                    default -> "store_error";
                })
                .orElseGet(() -> has(failure, ApiCallAttemptTimeoutException.class) ? "timeout" : "connection");
    }

    /** What the store asks for in its Retry-After header, when it is a number of seconds. */
    static Optional<Duration> retryAfter(Throwable failure) {
        return answer(failure)
                .map(AwsServiceException::awsErrorDetails)
                .map(AwsErrorDetails::sdkHttpResponse)
                .flatMap(response -> response.firstMatchingHeader("Retry-After"))
                .filter(value -> value.matches("\\d{1,5}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)));
    }

    /** What the store answered, if it answered at all. */
    static Optional<AwsServiceException> answer(Throwable failure) {
        return find(failure, AwsServiceException.class);
    }

    /** The error code of the answer; never null. */
    static String code(AwsServiceException answered) {
        return answered.awsErrorDetails() == null
                ? ""
                : Optional.ofNullable(answered.awsErrorDetails().errorCode()).orElse("");
    }

    private static boolean isOfTransport(Throwable failure) {
        return has(failure, IOException.class)
                || has(failure, TimeoutException.class)
                || has(failure, ApiCallAttemptTimeoutException.class)
                || has(failure, ApiCallTimeoutException.class);
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        return find(failure, type).isPresent();
    }

    private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        Throwable current = failure;
        for (int depth = 0; current != null && depth < MAX_DEPTH; depth++) {
            if (type.isInstance(current)) {
                return Optional.of(type.cast(current));
            }
            current = current.getCause();
        }
        return Optional.empty();
    }

    /** Whether the failure came from a call of the store, and not from this program. */
    static boolean isOfStore(Throwable failure) {
        return has(failure, SdkException.class) || has(failure, CompletionException.class) || isOfTransport(failure);
    }
}
