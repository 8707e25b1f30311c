package io.drawbridge.devstack.sts;

import java.time.Duration;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What the next calls of the embedded STS shall suffer. */
public final class StsTrouble {

    private final Queue<Call> next = new ConcurrentLinkedQueue<>();

    /** The next calls fail with this. */
    public void fail(int calls, int status, String code, String message) {
        add(calls, new Call(Duration.ZERO, new StsFault(status, code, message)));
    }

    /** The next calls are answered only after this time. */
    public void delay(int calls, Duration time) {
        Objects.requireNonNull(time, "time");
        add(calls, new Call(time, null));
    }

    /** No more of what was asked for before. */
    public void end() {
        next.clear();
    }

    private void add(int calls, Call call) {
        for (int i = 0; i < calls; i++) {
            next.add(call);
        }
    }

    void strike() throws InterruptedException {
        Call call = next.poll();
        if (call == null) {
            return;
        }
        Thread.sleep(call.delay().toMillis());
        if (call.fault() != null) {
            throw call.fault();
        }
    }

    private record Call(Duration delay, StsFault fault) {}
}
