package io.drawbridge.token.door.companion;

import io.drawbridge.token.problem.ErrorShape;
import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.problem.ProblemType;
import io.drawbridge.token.request.RequestId;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Errors as Companion answers them. Uppy 6 does not read the body: what a person gets to see is the reason phrase of the
 * status line, so the reason is there too.
 */
@Singleton
final class CompanionErrors implements ErrorShape {

    private static final Pattern DOORS = Pattern.compile("/u/[^/]+/s3/.*");

    @Override
    public boolean isFor(String path) {
        return DOORS.matcher(path).matches();
    }

    @Override
    public Map<String, String> body(ProblemType type, String detail, String requestId) {
        return Map.of("error", detail, "message", detail, "request_id", requestId);
    }

    RestResponse<Map<String, String>> answer(ProblemException problem, RoutingContext request) {
        request.response().setStatusMessage(phrase(problem.detail()));
        RestResponse.ResponseBuilder<Map<String, String>> answer = RestResponse.ResponseBuilder.create(
                RestResponse.Status.fromStatusCode(problem.type().status()),
                body(problem.type(), problem.detail(), RequestId.current()));
        problem.headers().forEach(answer::header);
        return answer.type(MediaType.APPLICATION_JSON_TYPE).build();
    }

    /** A status line is one line of ASCII. */
    static String phrase(String detail) {
        return detail.replaceAll("[^ -~]", "?");
    }
}
