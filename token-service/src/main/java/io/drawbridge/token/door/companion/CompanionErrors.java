package io.drawbridge.token.door.companion;

import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.request.RequestId;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Errors as Companion answers them. Uppy 6 does not read the body: what a person gets to see is the reason phrase of the
 * status line, so the reason is there too.
 */
final class CompanionErrors {

    private CompanionErrors() {}

    static RestResponse<Map<String, String>> answer(ProblemException problem, RoutingContext request) {
        request.response().setStatusMessage(phrase(problem.detail()));
        RestResponse.ResponseBuilder<Map<String, String>> answer = RestResponse.ResponseBuilder.create(
                RestResponse.Status.fromStatusCode(problem.type().status()),
                Map.of(
                        "error", problem.detail(),
                        "message", problem.detail(),
                        "request_id", RequestId.current()));
        problem.headers().forEach(answer::header);
        return answer.header("Cache-Control", "no-store")
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    /** A status line is one line of ASCII. */
    static String phrase(String detail) {
        return detail.replaceAll("[^ -~]", "?");
    }
}
