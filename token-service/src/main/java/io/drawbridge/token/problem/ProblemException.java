package io.drawbridge.token.problem;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * An error that has an answer: its type, what to do about it, and headers that belong to it. Has no cause, because
 * somebody would log it, and what remote systems say may repeat what they were sent.
 */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient Map<String, String> headers;

    private ProblemException(ProblemType type, String detail, Map<String, String> headers) {
        super(Objects.requireNonNull(detail, "detail"));
        this.type = Objects.requireNonNull(type, "type");
        this.headers = Map.copyOf(headers);
    }

    public ProblemException(ProblemType type, String detail) {
        this(type, detail, Map.of());
    }

    /** What the caller sent cannot be used; the detail says what would be valid. */
    public static ProblemException invalid(String detail) {
        return new ProblemException(ProblemType.INVALID_REQUEST, detail);
    }

    /** The challenge is the value of {@code WWW-Authenticate} (RFC 6750, section 3). */
    public static ProblemException unauthenticated(String detail, String challenge) {
        return new ProblemException(ProblemType.UNAUTHENTICATED, detail, Map.of("WWW-Authenticate", challenge));
    }

    /** Says the same whatever the reason was: a caller must not learn what exists. */
    public static ProblemException forbidden() {
        return new ProblemException(ProblemType.FORBIDDEN, ProblemType.FORBIDDEN.advice());
    }

    /** Nothing is wrong with the request; it may be sent again after this time. */
    public static ProblemException unavailable(String detail, Duration retryAfter) {
        return later(ProblemType.ISSUER_UNAVAILABLE, detail, retryAfter);
    }

    /** The same about the store. */
    public static ProblemException storeUnavailable(Duration retryAfter) {
        return later(ProblemType.STORE_UNAVAILABLE, ProblemType.STORE_UNAVAILABLE.advice(), retryAfter);
    }

    /** Whether the caller is who it says cannot be found out now. */
    public static ProblemException identityUnavailable(Duration retryAfter) {
        return later(ProblemType.IDENTITY_UNAVAILABLE, ProblemType.IDENTITY_UNAVAILABLE.advice(), retryAfter);
    }

    /** The caller's own limit, after which there is room for its next request. */
    public static ProblemException tooManyRequests(Duration retryAfter) {
        return later(ProblemType.TOO_MANY_REQUESTS, ProblemType.TOO_MANY_REQUESTS.advice(), retryAfter);
    }

    /** The header knows whole seconds; none would mean at once. */
    private static ProblemException later(ProblemType type, String detail, Duration retryAfter) {
        long seconds = Math.max(1, retryAfter.plusNanos(999_999_999).toSeconds());
        return new ProblemException(type, detail, Map.of("Retry-After", Long.toString(seconds)));
    }

    /** The rest of the body is not read, so the connection is of no further use. */
    public static ProblemException bodyTooLarge(long maxBytes) {
        String detail = "The body must not have more than " + maxBytes + " bytes.";
        return new ProblemException(ProblemType.BODY_TOO_LARGE, detail, Map.of("Connection", "close"));
    }

    public ProblemType type() {
        return type;
    }

    public String detail() {
        return getMessage();
    }

    public Map<String, String> headers() {
        return headers;
    }
}
