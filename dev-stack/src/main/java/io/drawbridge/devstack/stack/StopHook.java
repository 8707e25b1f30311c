package io.drawbridge.devstack.stack;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * What SIGINT and SIGTERM do: tell the main thread to stop the parts in order, and hold the JVM until it has. Whatever
 * is still there after a minute is killed.
 */
final class StopHook extends Thread {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final Thread main;
    private final CountDownLatch stop;

    StopHook(Thread main, CountDownLatch stop) {
        super("stop");
        this.main = main;
        this.stop = stop;
    }

    @Override
    public void run() {
        stop.countDown();
        // A stack that is still starting waits for a part, not for the latch.
        main.interrupt();
        try {
            // Ends early, with the whole JVM, when the main thread has closed everything.
            Thread.sleep(LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    }
}
