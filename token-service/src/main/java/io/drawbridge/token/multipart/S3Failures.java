package io.drawbridge.token.multipart;

import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.problem.ProblemType;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What a failed call of the store means to whom.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html">S3 error codes</a>
 */
final class S3Failures {

    private static final Logger LOG = Logger.getLogger(S3Failures.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    /** What the client can mend, in our words: the store's may repeat what it was sent. */
    private static final Map<String, String> OF_THE_CLIENT = Map.of(
            "InvalidPart", "A part is missing, or was sent again and has another ETag now. List the parts.",
            "InvalidPartOrder", "The parts are not in order.",
            "EntityTooSmall", "Every part but the last must have 5 MiB or more.",
            "EntityTooLarge", "The object or a part is larger than the store takes.",
            "MalformedXML", "The store does not take this list of parts.",
            "KeyTooLongError", "The key is longer than the store takes.",
            "MetadataTooLarge", "The metadata is larger than the store takes.");

    /** Also when they come with status 200 or 400. */
    private static final Set<String> PASSING =
            Set.of("InternalError", "SlowDown", "ServiceUnavailable", "RequestTimeout", "OperationAborted");

    private S3Failures() {}

    static ProblemException problem(Throwable failure) {
        if (failure instanceof ProblemException known) {
            return known;
        }
        if (isConflict(failure)) {
            return new ProblemException(ProblemType.WRITE_CONFLICT, ProblemType.WRITE_CONFLICT.advice());
        }
        if (!(answer(failure) instanceof AwsServiceException answer) || isPassing(answer)) {
            LOG.warnf("call of the store failed (%s)", describe(failure));
            return ProblemException.storeUnavailable(RETRY_AFTER);
        }
        if (isNoSuchUpload(failure)) {
            return Handles.noSuchUpload();
        }
        if (answer.statusCode() == 412) {
            return new ProblemException(ProblemType.ALREADY_EXISTS, ProblemType.ALREADY_EXISTS.advice());
        }
        String advice = OF_THE_CLIENT.get(code(answer));
        if (advice != null) {
            return ProblemException.invalid(advice);
        }
        LOG.errorf("the store refuses a session that was made for it (%s)", describe(failure));
        return new ProblemException(ProblemType.STORE_REFUSED, ProblemType.STORE_REFUSED.advice());
    }

    static boolean isNoSuchUpload(Throwable failure) {
        return failure instanceof ProblemException problem
                ? problem.type() == ProblemType.NO_SUCH_UPLOAD
                : answer(failure) instanceof AwsServiceException answer
                        && code(answer).equals("NoSuchUpload");
    }

    /**
     * Somebody wrote the key while this upload was completed on condition. It is lost with its parts, so sending the same
     * request again would be of no use; other conflicts pass.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html">Conditional writes</a>
     */
    private static boolean isConflict(Throwable failure) {
        return answer(failure) instanceof AwsServiceException answer
                && code(answer).equals("ConditionalRequestConflict");
    }

    private static boolean isPassing(AwsServiceException answer) {
        return answer.statusCode() >= 500
                || answer.statusCode() == 409
                || answer.statusCode() == 429
                || answer.statusCode() == 200
                || PASSING.contains(code(answer));
    }

    private static Throwable answer(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static String code(AwsServiceException answer) {
        boolean told =
                answer.awsErrorDetails() != null && answer.awsErrorDetails().errorCode() != null;
        return told ? answer.awsErrorDetails().errorCode() : "";
    }

    private static String describe(Throwable failure) {
        Throwable answer = answer(failure);
        if (answer instanceof AwsServiceException service) {
            return "status " + service.statusCode() + ", " + code(service);
        }
        return answer instanceof SdkException
                ? answer.getClass().getSimpleName()
                : answer.getClass().getName();
    }
}
