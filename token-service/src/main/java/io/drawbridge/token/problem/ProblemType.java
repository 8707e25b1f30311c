package io.drawbridge.token.problem;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;

/** Every kind of error this service answers with; the slug of its URN is the name in kebab case. */
public enum ProblemType {
    INVALID_REQUEST(400, "The request is not valid", "Correct the request and send it again."),
    UNAUTHENTICATED(401, "The caller is not known", "Send Authorization: Bearer with a valid token."),
    FORBIDDEN(403, "Not allowed", "No grant of this caller covers what was asked for."),
    ENFORCER_REFUSED(
            403,
            "The service in between is not known",
            "Its operator gives it an API key whose subject is among drawbridge.enforcers.subjects."),
    NOT_FOUND(404, "No such door", "The paths of this service are listed at /q/openapi."),
    METHOD_NOT_ALLOWED(405, "Method not allowed", "The methods of each path are listed at /q/openapi."),
    NOT_ACCEPTABLE(406, "Nothing acceptable to answer with", "Accept application/json."),
    NO_SUCH_UPLOAD(404, "No such upload", "Begin another one by POST /v1/uploads."),
    WRITE_CONFLICT(
            409,
            "Something else wrote the object meanwhile",
            "Abort this upload, begin another one, and put all of its parts again."),
    ALREADY_EXISTS(412, "The object is there already", "Choose another key, or allow that the object is overwritten."),
    BODY_TOO_LARGE(413, "The body is too large", "Send a smaller body."),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type", "Send Content-Type: application/json."),
    TOO_MANY_REQUESTS(429, "Too many requests", "Send fewer requests in a second, and this one again later."),
    INTERNAL(500, "Unexpected error", "Report the request id to the operator of this service."),
    ISSUER_REFUSED(502, "The issuer refused this service", "Report the request id to the operator of this service."),
    STORE_REFUSED(502, "The store refused this service", "Report the request id to the operator of this service."),
    ISSUER_UNAVAILABLE(503, "The issuer does not answer", "Send the same request again later."),
    STORE_UNAVAILABLE(503, "The store does not answer", "Send the same request again later."),
    IDENTITY_UNAVAILABLE(503, "Who vouches for the token does not answer", "Send the same request again later.");

    private static final String PREFIX = "urn:drawbridge:problem:";

    private final int status;
    private final String title;
    private final String advice;

    ProblemType(int status, String title, String advice) {
        this.status = status;
        this.title = title;
        this.advice = advice;
    }

    /** The type that tells most about an HTTP status which came without one. */
    public static ProblemType ofStatus(int status) {
        return Arrays.stream(values())
                .filter(type -> type.status == status)
                .findFirst()
                .orElse(status < 500 ? INVALID_REQUEST : INTERNAL);
    }

    /** The type of this URN; {@link #INTERNAL} if it is not one of ours. */
    static ProblemType of(URI urn) {
        return Arrays.stream(values())
                .filter(type -> type.uri().equals(urn))
                .findFirst()
                .orElse(INTERNAL);
    }

    public URI uri() {
        return URI.create(PREFIX + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** What to do where nothing more is known. */
    public String advice() {
        return advice;
    }
}
