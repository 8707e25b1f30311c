package io.drawbridge.secrets.problem;

import java.net.URI;
import java.util.Arrays;

/** The errors outside {@code /v1}, by status; the doors there answer in Vault's own shape. */
enum ProblemType {
    INVALID_REQUEST(400, "invalid-request", "The request is not valid", "Correct the request and send it again."),
    NOT_FOUND(404, "not-found", "No such door", "The paths of this service are listed at /q/openapi."),
    METHOD_NOT_ALLOWED(
            405, "method-not-allowed", "Method not allowed", "The methods of each path are listed at /q/openapi."),
    INTERNAL(500, "internal", "Unexpected error", "Report the request id to the operator of this service.");

    private static final String PREFIX = "urn:drawbridge:problem:";

    private final int status;
    private final String slug;
    private final String title;
    private final String advice;

    ProblemType(int status, String slug, String title, String advice) {
        this.status = status;
        this.slug = slug;
        this.title = title;
        this.advice = advice;
    }

    static ProblemType ofStatus(int status) {
        return Arrays.stream(values())
                .filter(type -> type.status == status)
                .findFirst()
                .orElse(status < 500 ? INVALID_REQUEST : INTERNAL);
    }

    URI uri() {
        return URI.create(PREFIX + slug);
    }

    String title() {
        return title;
    }

    /** What to do about it. */
    String advice() {
        return advice;
    }
}
