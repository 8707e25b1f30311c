package io.drawbridge.token.door.aws;

import java.util.List;

/** {@code Authorization} as it comes from SDKs, which send the token of their environment as it is, without a scheme. */
final class SdkAuthorization {

    private static final String SCHEME = "Bearer ";

    private SdkAuthorization() {}

    /** The same values as callers of other doors send them. A value with a space in it has its own scheme. */
    static List<String> asBearer(List<String> values) {
        return values.stream()
                .map(value -> value.isEmpty() || value.indexOf(' ') >= 0 ? value : SCHEME + value)
                .toList();
    }
}
