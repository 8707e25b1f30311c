package io.drawbridge.secrets.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/** Gives every request an id: taken over if it is well-formed, and then in every answer and log line. */
public final class RequestId {

    /** Request and answer carry it. */
    public static final String HEADER = "X-Request-Id";

    /** Log lines carry it. */
    static final String LOG_KEY = "requestId";

    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    /** Before every other filter. */
    private static final int FIRST = 10_000;

    void register(@Observes Filters filters) {
        filters.register(RequestId::assign, FIRST);
    }

    /** The id of this request. */
    public static String of(RoutingContext context) {
        return context.get(LOG_KEY);
    }

    /** The id of the request that this thread works for, or "-". */
    public static String current() {
        Object id = MDC.get(LOG_KEY);
        return id == null ? "-" : id.toString();
    }

    private static void assign(RoutingContext context) {
        give(context);
        context.next();
    }

    /** From here on the request has an id, which is in its answer too. */
    static void give(RoutingContext context) {
        String given = context.request().getHeader(HEADER);
        String id = given != null && WELL_FORMED.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
        context.put(LOG_KEY, id);
        context.response().putHeader(HEADER, id);
        MDC.put(LOG_KEY, id);
    }
}
