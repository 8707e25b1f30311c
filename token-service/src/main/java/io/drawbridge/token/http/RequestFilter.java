package io.drawbridge.token.http;

import io.drawbridge.token.request.RequestId;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Names each request before anything else happens to it, and logs one line when it is answered. */
@ApplicationScoped
class RequestFilter {

    static final int FIRST = 10_000;
    private static final Logger LOG = Logger.getLogger("io.drawbridge.token.request");

    void register(@Observes Filters filters) {
        filters.register(this::follow, FIRST);
    }

    private void follow(RoutingContext request) {
        String id = RequestId.begin(request.request().getHeader(RequestId.HEADER));
        request.response().putHeader(RequestId.HEADER, id);
        if (!request.normalizedPath().startsWith("/q/")) {
            long start = System.nanoTime();
            Context context = Vertx.currentContext();
            request.addEndHandler(done -> context.runOnContext(back -> log(request, start)));
        }
        request.next();
    }

    /** In the request's own context, where its fields are. The path is left out: it may hold a capability. */
    private static void log(RoutingContext request, long start) {
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        LOG.infof(
                "%s answered %d in %d ms",
                request.request().method(), request.response().getStatusCode(), millis);
    }
}
