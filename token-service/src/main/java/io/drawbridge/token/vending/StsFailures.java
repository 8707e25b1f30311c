package io.drawbridge.token.vending;

import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.problem.ProblemType;
import java.time.Duration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sts.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.sts.model.PackedPolicyTooLargeException;

/** What a failed call of STS means to whom. */
final class StsFailures {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private StsFailures() {}

    /** The caller's key, STS in trouble, or this service not being trusted by STS. */
    static ProblemException problem(Throwable failure) {
        if (failure instanceof MalformedPolicyDocumentException || failure instanceof PackedPolicyTooLargeException) {
            return ProblemException.invalid("STS cannot limit a session to this key: the policy that names it is"
                    + " malformed or too large for it. Use a shorter or simpler key.");
        }
        if (failure instanceof AwsServiceException answer && !isPassing(answer)) {
            return new ProblemException(ProblemType.ISSUER_REFUSED, ProblemType.ISSUER_REFUSED.advice());
        }
        return ProblemException.unavailable(ProblemType.ISSUER_UNAVAILABLE.advice(), RETRY_AFTER);
    }

    /** Without the SDK's message, which may repeat what was sent. */
    static String describe(Throwable failure) {
        if (failure instanceof AwsServiceException answer) {
            String code = answer.awsErrorDetails() == null
                    ? "no code"
                    : answer.awsErrorDetails().errorCode();
            return "status " + answer.statusCode() + ", " + code;
        }
        return failure.getClass().getSimpleName();
    }

    private static boolean isPassing(AwsServiceException answer) {
        return answer.isThrottlingException() || answer.statusCode() == 429 || answer.statusCode() >= 500;
    }
}
