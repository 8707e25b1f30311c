package io.drawbridge.token.presign;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * A request that whoever has it can make. Not to be logged, so not to be printed.
 *
 * @param headers that have to be sent with it exactly as they are, because they are signed too
 */
public record SignedUrl(String method, URI url, Map<String, String> headers, Instant expiration) {

    public SignedUrl {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(expiration, "expiration");
        headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
        return "SignedUrl[" + method + ", hidden, expiration=" + expiration + "]";
    }
}
