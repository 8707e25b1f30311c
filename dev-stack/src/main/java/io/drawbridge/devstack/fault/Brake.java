package io.drawbridge.devstack.fault;

import io.vertx.core.Vertx;

/** Keeps one body to a pace: whoever is ahead of it by more than a timer can measure rests. */
final class Brake {

    static final Brake NONE = new Brake(null, Long.MAX_VALUE);
    private static final long NANOS = 1_000_000_000L;
    private static final long MILLI = 1_000_000L;
    private static final long SHORTEST_REST_MILLIS = 2;

    private final Vertx vertx;
    private final long bytesPerSecond;
    private long begun;

    Brake(Vertx vertx, long bytesPerSecond) {
        this.vertx = vertx;
        this.bytesPerSecond = bytesPerSecond;
    }

    /** Milliseconds; 0 to go on at once. */
    long restAfter(long passed) {
        if (vertx == null) {
            return 0;
        }
        long now = System.nanoTime();
        begun = begun == 0 ? now : begun;
        long due = (long) (passed / (double) bytesPerSecond * NANOS);
        long ahead = (due - (now - begun)) / MILLI;
        return ahead < SHORTEST_REST_MILLIS ? 0 : ahead;
    }

    void rest(long millis, Runnable then) {
        vertx.setTimer(millis, timer -> then.run());
    }
}
