package io.drawbridge.upload.multipart;

import io.drawbridge.upload.problem.Reason;
import io.drawbridge.upload.problem.Refusal;
import java.time.Duration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Tells the client of the gateway what a failure of the store means for it. */
final class StoreRefusals {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private StoreRefusals() {}

    /** A refusal for failures of the store; everything else stays what it is. */
    static Throwable of(Throwable failure) {
        if (failure instanceof Refusal || !S3Failures.isOfStore(failure)) {
            return failure;
        }
        return S3Failures.answer(failure)
                .map(answered -> ofAnswer(answered, failure))
                .orElseGet(() -> unavailable("The store could not be reached, or broke off.", failure));
    }

    /** A precondition that fails after an attempt of this very upload got no answer: that attempt may have worked. */
    static Throwable perhapsOurs(Throwable failure) {
        return Refusal.because(
                Reason.CONFLICT,
                "There is an object at this key, and it may be from an earlier attempt of this upload whose answer got"
                        + " lost; compare it before you send again.",
                failure);
    }

    private static Refusal ofAnswer(AwsServiceException answered, Throwable failure) {
        if (S3Failures.isExpired(failure)) {
            return Refusal.because(
                    Reason.STORE_CREDENTIALS_REFUSED,
                    "The store does not take the credentials that were issued for this upload; tell the operator.",
                    failure);
        }
        return switch (S3Failures.code(answered)) {
            case "NoSuchBucket" ->
                Refusal.because(Reason.NO_SUCH_BUCKET, "The store has no bucket of this name.", failure);
            case "EntityTooLarge" ->
                Refusal.because(Reason.TOO_LARGE, "The store does not take objects of this size.", failure);
            case "BadDigest", "InvalidDigest", "XAmzContentSHA256Mismatch" ->
                unavailable("The bytes did not reach the store intact.", failure);
            case "NoSuchUpload" ->
                Refusal.because(
                        Reason.STORE_FAILED, "The store dropped the multipart upload; send the object again.", failure);
            default -> ofStatus(answered, failure);
        };
    }

    private static Refusal ofStatus(AwsServiceException answered, Throwable failure) {
        return switch (answered.statusCode()) {
            case 403 ->
                Refusal.because(
                        Reason.STORE_DENIED,
                        "The store's own policies do not allow this write; ask its owner.",
                        failure);
            case 409 ->
                Refusal.because(
                        Reason.CONFLICT, "Another write to this key won; check the object and try again.", failure);
            case 412 ->
                Refusal.because(
                        Reason.PRECONDITION_FAILED,
                        "What is at this key is not what the precondition asks for.",
                        failure);
            case 429, 503 -> unavailable("The store asks for fewer requests.", failure);
            case 400 ->
                Refusal.because(
                        Reason.STORE_REJECTED,
                        "The store rejects the request as " + quoted(answered) + "; change the key or the headers.",
                        failure);
            default ->
                Refusal.because(
                        Reason.STORE_FAILED,
                        "The store answered " + quoted(answered) + "; the upload is not complete.",
                        failure);
        };
    }

    /** Codes of S3 are single words; anything else is not shown. */
    private static String quoted(AwsServiceException answered) {
        String code = S3Failures.code(answered);
        return code.matches("[A-Za-z0-9]{1,64}") ? code : String.valueOf(answered.statusCode());
    }

    private static Refusal unavailable(String detail, Throwable failure) {
        return Refusal.because(Reason.STORE_UNAVAILABLE, detail + " The upload is not complete; try again.", failure)
                .retryAfter(RETRY_AFTER);
    }
}
