package io.drawbridge.upload.multipart;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.InterceptorContext;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

class SmallBodiesTest {

    @ParameterizedTest
    @CsvSource({"1, false", "2097151, false", "2097152, true", "8388608, true"})
    void onlyLargeBodiesWaitForConsent(long length, boolean waits) {
        SdkHttpFullRequest request = SdkHttpFullRequest.builder()
                .method(SdkHttpMethod.PUT)
                .uri(URI.create("http://127.0.0.1/bucket/key"))
                .putHeader("Expect", "100-continue")
                .putHeader("Content-Length", Long.toString(length))
                .build();
        InterceptorContext context = InterceptorContext.builder()
                .request(PutObjectRequest.builder().build())
                .httpRequest(request)
                .build();
        assertThat(new SmallBodies()
                        .modifyHttpRequest(context, new ExecutionAttributes())
                        .firstMatchingHeader("Expect")
                        .isPresent())
                .isEqualTo(waits);
    }
}
