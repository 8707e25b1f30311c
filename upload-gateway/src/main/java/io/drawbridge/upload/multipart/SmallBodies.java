package io.drawbridge.upload.multipart;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.Header;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Sends small bodies without {@code Expect: 100-continue}: to wait for the store's consent takes longer than to send
 * them. The bound is that of the SDK for Go; the one for Java asks always.
 */
final class SmallBodies implements ExecutionInterceptor {

    private static final long SMALL = 2L << 20;

    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        SdkHttpRequest request = context.httpRequest();
        boolean small = request.firstMatchingHeader(Header.CONTENT_LENGTH)
                .map(Long::parseLong)
                .filter(length -> length < SMALL)
                .isPresent();
        return small ? request.copy(copy -> copy.removeHeader("Expect")) : request;
    }
}
