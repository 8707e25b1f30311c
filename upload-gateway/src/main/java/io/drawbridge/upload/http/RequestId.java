package io.drawbridge.upload.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/** Puts a request id into every answer and every log line; a well-formed one of the client is taken over. */
@ApplicationScoped
public class RequestId {

    public static final String HEADER = "X-Request-Id";
    private static final String MDC_KEY = "requestId";
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{1,128}");
    /** Before everything else that may answer. */
    static final int FIRST = 1_000;

    void register(@Observes Filters filters) {
        filters.register(RequestId::mark, FIRST);
    }

    /** The id of the request that the current context serves. */
    public static Optional<String> current() {
        return Optional.ofNullable(MDC.get(MDC_KEY)).map(Object::toString);
    }

    private static void mark(RoutingContext context) {
        give(context);
        context.next();
    }

    /** From here on the request has an id, which is in its answer too. */
    public static String give(RoutingContext context) {
        String id = wellFormed(context.request().getHeader(HEADER))
                .orElseGet(() -> UUID.randomUUID().toString());
        MDC.put(MDC_KEY, id);
        context.response().putHeader(HEADER, id);
        return id;
    }

    static Optional<String> wellFormed(String id) {
        return Optional.ofNullable(id).filter(text -> WELL_FORMED.matcher(text).matches());
    }
}
