package io.drawbridge.token.request;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** The context that a request runs in, to which its log fields and request-scoped beans belong. */
public final class RequestContext {

    private RequestContext() {}

    /**
     * Comes back to the context of whoever calls this, on whatever thread the answer arrives: it may be a thread that
     * worked for another request.
     */
    public static <T> Uni<T> keep(Uni<T> work) {
        Context own = Vertx.currentContext();
        return own == null ? work : work.emitOn(next -> run(own, next));
    }

    private static void run(Context own, Runnable next) {
        if (Vertx.currentContext() == own) {
            next.run();
        } else {
            own.runOnContext(back -> next.run());
        }
    }
}
