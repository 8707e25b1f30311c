package io.drawbridge.token.http;

import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.problem.ProblemType;
import io.drawbridge.token.request.RequestId;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Refuses a body that says it is too large before any of it is read, with a problem instead of a bare status. */
@ApplicationScoped
class BodyLimit {

    /** What completes an upload, at whatever door. */
    private static final String PART_LIST = "/complete";

    private final HttpConfig config;

    BodyLimit(HttpConfig config) {
        this.config = config;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, RequestFilter.FIRST - 1);
    }

    private void check(RoutingContext request) {
        long limit = limit(request.request().path());
        if (length(request.request().getHeader(HttpHeaders.CONTENT_LENGTH)) > limit) {
            refuse(request, limit);
        } else {
            request.next();
        }
    }

    private long limit(String path) {
        boolean isPartList = path != null && path.endsWith(PART_LIST);
        return (isPartList ? config.maxPartListSize() : config.maxBodySize()).asLongValue();
    }

    /** What is no number is left to the HTTP server, which refuses it. */
    private static long length(String header) {
        try {
            return header == null ? 0 : Long.parseLong(header);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static void refuse(RoutingContext request, long limit) {
        ProblemException problem = ProblemException.bodyTooLarge(limit);
        ProblemType type = problem.type();
        JsonObject body = new JsonObject()
                .put("type", type.uri().toString())
                .put("title", type.title())
                .put("status", type.status())
                .put("detail", problem.detail())
                .put("request_id", RequestId.current());
        request.response()
                .setStatusCode(type.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .end(body.encode());
    }
}
