package io.drawbridge.token.http;

import io.drawbridge.token.problem.ProblemException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Refuses a body that says it is too large before any of it is read, with a problem instead of a bare status. */
@ApplicationScoped
class BodyLimit {

    /** What completes an upload, at whatever door. */
    private static final String PART_LIST = "/complete";

    private final HttpConfig config;
    private final PlainProblems problems;

    BodyLimit(HttpConfig config, PlainProblems problems) {
        this.config = config;
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, RequestFilter.FIRST - 1);
    }

    private void check(RoutingContext request) {
        long limit = limit(request.request().path());
        if (length(request.request().getHeader(HttpHeaders.CONTENT_LENGTH)) > limit) {
            problems.answer(request, ProblemException.bodyTooLarge(limit));
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
}
