package io.drawbridge.secrets.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;

/** The errors outside {@code /v1}; the doors there answer in Vault's own shape. */
public enum ProblemType {
    INVALID_REQUEST(400, "invalid-request", "The request is not valid", "Correct the request and send it again."),
    UNAUTHENTICATED(
            401, "unauthenticated", "Unknown caller", "Send the credential of a configured store as a bearer token."),
    FORBIDDEN(403, "forbidden", "Not allowed", "No rule allows this store to read this for this namespace."),
    NOT_FOUND(404, "not-found", "No such door", "The paths of this service are listed at /q/openapi."),
    NO_SECRET(404, "no-secret", "No such secret", "There is surely no such secret, version or property."),
    METHOD_NOT_ALLOWED(
            405, "method-not-allowed", "Method not allowed", "The methods of each path are listed at /q/openapi."),
    INTERNAL(500, "internal", "Unexpected error", "Report the request id to the operator of this service."),
    UNAVAILABLE(
            503, "unavailable", "Nothing is known now", "Vault or the API server gives no clear answer; try again.");

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

    /** The first with this status is what the framework's own errors become. */
    static ProblemType ofStatus(int status) {
        return Arrays.stream(values())
                .filter(type -> type.status == status)
                .findFirst()
                .orElse(status < 500 ? INVALID_REQUEST : INTERNAL);
    }

    static boolean isOurs(HttpProblem problem) {
        return problem.getType() != null && problem.getType().toString().startsWith(PREFIX);
    }

    public HttpProblem problem() {
        return problem(advice);
    }

    /** @param detail what to do, said by us: it is shown to the caller */
    public HttpProblem problem(String detail) {
        return builder(detail).build();
    }

    public HttpProblem problem(Duration retryAfter) {
        return builder(advice).withHeader("Retry-After", retryAfter.toSeconds()).build();
    }

    private HttpProblem.Builder builder(String detail) {
        return HttpProblem.builder()
                .withType(uri())
                .withTitle(title)
                .withStatus(status)
                .withDetail(detail)
                .withHeader("Cache-Control", "no-store");
    }

    URI uri() {
        return URI.create(PREFIX + slug);
    }
}
