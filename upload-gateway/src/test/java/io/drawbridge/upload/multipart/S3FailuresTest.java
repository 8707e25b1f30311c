package io.drawbridge.upload.multipart;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.upload.problem.Reason;
import io.drawbridge.upload.problem.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

class S3FailuresTest {

    @ParameterizedTest
    @CsvSource({
        "503, SlowDown, true, STORE_UNAVAILABLE",
        "503, '', true, STORE_UNAVAILABLE",
        "500, InternalError, true, STORE_FAILED",
        "502, '', true, STORE_FAILED",
        "200, InternalError, true, STORE_FAILED",
        "400, RequestTimeout, true, STORE_REJECTED",
        "403, AccessDenied, false, STORE_DENIED",
        "403, InvalidAccessKeyId, false, STORE_CREDENTIALS_REFUSED",
        "400, ExpiredToken, false, STORE_CREDENTIALS_REFUSED",
        "404, NoSuchBucket, false, NO_SUCH_BUCKET",
        "404, NoSuchUpload, false, STORE_FAILED",
        "409, ConditionalRequestConflict, false, CONFLICT",
        "412, PreconditionFailed, false, PRECONDITION_FAILED",
        "400, EntityTooLarge, false, TOO_LARGE",
        "400, KeyTooLongError, false, STORE_REJECTED",
        "501, NotImplemented, false, STORE_FAILED"
    })
    void decidesByStatusAndCode(int status, String code, boolean retryable, Reason reason) {
        Throwable failure = new CompletionException(answer(status, code, null));
        assertThat(S3Failures.isRetryable(failure)).isEqualTo(retryable);
        assertThat(StoreRefusals.of(failure))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    @Test
    void brokenConnectionsAndTimeOutsAreRetryable() {
        assertThat(S3Failures.isRetryable(SdkClientException.create("x", new IOException("reset"))))
                .isTrue();
        assertThat(S3Failures.isRetryable(ApiCallAttemptTimeoutException.create(1_000)))
                .isTrue();
        assertThat(S3Failures.isRetryable(SdkClientException.create("cannot sign")))
                .isFalse();
    }

    @Test
    void faultsOfThisProgramAreNeitherRetriedNorBlamedOnTheStore() {
        IllegalStateException fault = new IllegalStateException();
        assertThat(S3Failures.isRetryable(fault)).isFalse();
        assertThat(StoreRefusals.of(fault)).isSameAs(fault);
    }

    @Test
    void knowsEachStoresWordForExpired() {
        assertThat(S3Failures.isExpired(answer(400, "ExpiredToken", null))).isTrue();
        assertThat(S3Failures.isExpired(answer(403, "InvalidAccessKeyId", null)))
                .isTrue();
        assertThat(S3Failures.isExpired(answer(403, "AccessDenied", null))).isFalse();
    }

    @Test
    void readsRetryAfterInSeconds() {
        assertThat(S3Failures.retryAfter(answer(503, "SlowDown", "7"))).contains(Duration.ofSeconds(7));
        assertThat(S3Failures.retryAfter(answer(503, "SlowDown", "Wed, 21 Oct 2026 07:28:00 GMT")))
                .isEmpty();
        assertThat(S3Failures.retryAfter(new IOException())).isEmpty();
    }

    private static Throwable answer(int status, String code, String retryAfter) {
        SdkHttpResponse.Builder http = SdkHttpResponse.builder().statusCode(status);
        if (retryAfter != null) {
            http.putHeader("Retry-After", retryAfter);
        }
        return S3Exception.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .sdkHttpResponse(http.build())
                        .build())
                .build();
    }
}
