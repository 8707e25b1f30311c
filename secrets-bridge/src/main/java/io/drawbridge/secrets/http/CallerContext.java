package io.drawbridge.secrets.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Executor;

/** Brings an answer that another request's thread found back to the request that waits for it. */
public final class CallerContext {

    private CallerContext() {}

    /** Runs on the context of the request that this is called from; at once where there is none. */
    public static Executor executor() {
        Context context = Vertx.currentContext();
        return context == null ? Runnable::run : task -> context.runOnContext(ignored -> task.run());
    }
}
