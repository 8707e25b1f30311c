package io.drawbridge.token.vending;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sts.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.sts.model.PackedPolicyTooLargeException;
import software.amazon.awssdk.services.sts.model.StsException;

class StsFailuresTest {

    @ParameterizedTest
    @CsvSource({
        "400, Throttling, ISSUER_UNAVAILABLE",
        "400, RequestLimitExceeded, ISSUER_UNAVAILABLE",
        "429, Whatever, ISSUER_UNAVAILABLE",
        "500, InternalFailure, ISSUER_UNAVAILABLE",
        "503, ServiceUnavailable, ISSUER_UNAVAILABLE",
        "403, AccessDenied, ISSUER_REFUSED",
        "403, InvalidClientTokenId, ISSUER_REFUSED",
        "403, SignatureDoesNotMatch, ISSUER_REFUSED",
        "400, ExpiredToken, ISSUER_REFUSED",
        "400, ValidationError, ISSUER_REFUSED"
    })
    void tellsTroubleFromRefusal(int status, String code, ProblemType type) {
        AwsErrorDetails details = AwsErrorDetails.builder().errorCode(code).build();
        AwsServiceException failure = StsException.builder()
                .statusCode(status)
                .awsErrorDetails(details)
                .build();
        assertThat(StsFailures.problem(failure).type()).isEqualTo(type);
        assertThat(StsFailures.describe(failure)).isEqualTo("status " + status + ", " + code);
    }

    @Test
    void blamesTheKeyForItsPolicy() {
        assertThat(StsFailures.problem(PackedPolicyTooLargeException.builder().build())
                        .type())
                .isEqualTo(ProblemType.INVALID_REQUEST);
        assertThat(StsFailures.problem(
                                MalformedPolicyDocumentException.builder().build())
                        .type())
                .isEqualTo(ProblemType.INVALID_REQUEST);
    }

    @Test
    void saysWhenToComeBack() {
        ProblemException timeout =
                StsFailures.problem(ApiCallTimeoutException.builder().build());
        assertThat(timeout.type()).isEqualTo(ProblemType.ISSUER_UNAVAILABLE);
        assertThat(timeout.headers()).containsEntry("Retry-After", "2");
        assertThat(StsFailures.problem(SdkClientException.create("connection refused"))
                        .type())
                .isEqualTo(ProblemType.ISSUER_UNAVAILABLE);
    }

    @Test
    void describesWithoutTheMessage() {
        assertThat(StsFailures.describe(SdkClientException.create("secret"))).isEqualTo("SdkClientException");
        assertThat(StsFailures.describe(
                        StsException.builder().statusCode(403).message("secret").build()))
                .isEqualTo("status 403, no code");
    }
}
