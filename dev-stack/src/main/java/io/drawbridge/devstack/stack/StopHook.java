package io.drawbridge.devstack.stack;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What SIGINT and SIGTERM do: tell the main thread to stop the parts in order, and hold the JVM until it has. Whatever
 * is still there after a minute is killed.
 */
final class StopHook extends Thread {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final Thread main;
    private final CountDownLatch stop = new CountDownLatch(1);
    private boolean starting = true;

    StopHook(Thread main) {
        super("stop");
        this.main = main;
    }

    /** From now on the main thread looks for the stop itself. */
    synchronized void started() {
        starting = false;
    }

    /** Whether to stop, waiting this long for it. */
    boolean isAskedToStop(Duration within) throws InterruptedException {
        return stop.await(within.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void run() {
        ask();
        try {
            // Ends early, with the whole JVM, when the main thread has closed everything.
            Thread.sleep(LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    }

    private synchronized void ask() {
        stop.countDown();
        if (starting) {
            // It waits for a part, not for the latch.
            main.interrupt();
        }
    }
}
