package io.drawbridge.secrets.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Answers what the HTTP server itself makes no request of, such as one without a Host, which it would answer with its own
 * error. No filter has seen it. The shape is Vault's, since nobody knows which door was meant.
 */
@ApplicationScoped
class BrokenRequests {

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(BrokenRequests::answer);
    }

    private static void answer(RoutingContext request) {
        if (request.statusCode() != 400 || RequestId.of(request) != null) {
            request.next();
            return;
        }
        RequestId.give(request);
        request.response()
                .setStatusCode(400)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .end(new JsonObject()
                        .put("errors", new JsonArray().add("send HTTP/1.1 with one valid Host header"))
                        .encode());
    }
}
