package io.drawbridge.token.request;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/** The name of a request, in every answer and every log line that belongs to it. */
public final class RequestId {

    /** Where it comes in and goes out. */
    public static final String HEADER = "X-Request-Id";

    private static final String FIELD = "requestId";
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    private RequestId() {}

    /** Names the request that runs in this context: as its sender did, if that is well-formed. */
    public static String begin(String sent) {
        String id = Optional.ofNullable(sent)
                .filter(value -> WELL_FORMED.matcher(value).matches())
                .orElseGet(() -> UUID.randomUUID().toString());
        MDC.put(FIELD, id);
        return id;
    }

    /** Logs, or whatever it is, as this request, on a thread that has no request of its own. */
    public static void during(String id, Runnable work) {
        Object outer = MDC.get(FIELD);
        MDC.put(FIELD, id);
        try {
            work.run();
        } finally {
            if (outer == null) {
                MDC.remove(FIELD);
            } else {
                MDC.put(FIELD, outer);
            }
        }
    }

    /** The request that runs in this context; {@code none} outside of one. */
    public static String current() {
        return Optional.ofNullable(MDC.get(FIELD)).map(Object::toString).orElse("none");
    }
}
