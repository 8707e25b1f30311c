package io.drawbridge.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** Threads that share a load whose requests are due at fixed times. */
record Workers(int count) {

    private static final Duration HEAD_START = Duration.ofMillis(100);

    /** @param <T> what a thread saw */
    interface Share<T> {

        /**
         * @param worker from 0
         * @param start from which the times count, by {@link System#nanoTime}
         */
        T run(int worker, long start) throws Exception;
    }

    /** What all of them saw. */
    record Done<T>(List<T> shares, Duration elapsed) {}

    <T> Done<T> run(Share<T> share) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            long start = System.nanoTime() + HEAD_START.toNanos();
            List<Callable<T>> calls = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int worker = i;
                calls.add(() -> share.run(worker, start));
            }
            List<T> shares = new ArrayList<>();
            for (Future<T> done : threads.invokeAll(calls)) {
                shares.add(done.get());
            }
            return new Done<>(shares, Duration.ofNanos(System.nanoTime() - start));
        } finally {
            threads.shutdownNow();
        }
    }

    /** Waits for this moment, by {@link System#nanoTime}; answers by how many nanoseconds it is too late already. */
    static long await(long due) {
        long left = due - System.nanoTime();
        for (; left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return -left;
    }
}
