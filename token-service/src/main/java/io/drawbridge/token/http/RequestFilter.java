package io.drawbridge.token.http;

import io.drawbridge.token.request.RequestId;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Names each request before anything else happens to it, keeps its answer out of caches, and logs one line at the end. */
@ApplicationScoped
class RequestFilter {

    static final int FIRST = 10_000;

    private static final Logger LOG = Logger.getLogger("io.drawbridge.token.request");

    void register(@Observes Filters filters) {
        filters.register(this::follow, FIRST);
    }

    private void follow(RoutingContext request) {
        begin(request);
        request.next();
    }

    /** Whether it has been named. */
    boolean knows(RoutingContext request) {
        return request.response().headers().contains(RequestId.HEADER);
    }

    void begin(RoutingContext request) {
        String id = RequestId.begin(request.request().getHeader(RequestId.HEADER));
        request.response().putHeader(RequestId.HEADER, id);
        request.addHeadersEndHandler(sending -> keepOutOfCaches(request.response()));
        if (!request.normalizedPath().startsWith("/q/")) {
            long start = System.nanoTime();
            Context context = Vertx.currentContext();
            request.addEndHandler(done -> context.runOnContext(back -> log(request, start)));
        }
    }

    /**
     * Every answer: most hold a credential, and errors are for their caller too. What is the same for everybody says
     * otherwise.
     */
    private static void keepOutOfCaches(HttpServerResponse answer) {
        if (!answer.headers().contains(HttpHeaders.CACHE_CONTROL)) {
            answer.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }

    /** In the request's own context, where its fields are. The path is left out: it may hold a capability. */
    private static void log(RoutingContext request, long start) {
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        LOG.infof(
                "%s answered %d in %d ms",
                request.request().method(), request.response().getStatusCode(), millis);
    }
}
