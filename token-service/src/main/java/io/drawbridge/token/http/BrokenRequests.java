package io.drawbridge.token.http;

import io.drawbridge.token.problem.ProblemException;
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

    private final RequestFilter filter;
    private final PlainProblems problems;

    BrokenRequests(RequestFilter filter, PlainProblems problems) {
        this.filter = filter;
        this.problems = problems;
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::answer);
    }

    private void answer(RoutingContext request) {
        if (request.statusCode() != 400 || filter.knows(request)) {
            request.next();
            return;
        }
        filter.begin(request);
        problems.answer(request, ProblemException.invalid("Send HTTP/1.1 with one valid Host header."));
    }
}
