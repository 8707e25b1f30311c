package io.drawbridge.upload.problem;

import io.drawbridge.upload.http.RequestId;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Answers what the HTTP server itself makes no request of, such as one without a Host, which it would answer with its own
 * error. No filter has seen it.
 */
@ApplicationScoped
class BrokenRequests {

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(BrokenRequests::answer);
    }

    private static void answer(RoutingContext request) {
        boolean isKnown = request.response().headers().contains(RequestId.HEADER);
        if (request.statusCode() != 400 || isKnown) {
            request.next();
            return;
        }
        String id = RequestId.give(request);
        request.response()
                .setStatusCode(400)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .end(new JsonObject()
                        .put("type", ProblemEnvelope.typeOf("invalid-request").toString())
                        .put("title", "The request is not valid")
                        .put("status", 400)
                        .put("detail", "Send one valid Host header.")
                        .put("request_id", id)
                        .encode());
    }
}
