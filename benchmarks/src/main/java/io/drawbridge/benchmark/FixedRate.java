package io.drawbridge.benchmark;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * A load whose requests are due at fixed times, spread over connections. The time of an answer counts from when its
 * request was due: while the service is slow, the requests that wait behind are slow as well, as they are for users.
 *
 * @param rate requests for each second, over all connections
 */
record FixedRate(int rate, int connections, Duration time) {

    private record Share(long[] nanos, int errors) {}

    /** Sends these requests in turn. Each must be answered with 200 and a body that holds this text. */
    Latencies run(URI service, List<byte[]> requests, String expected) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            long start = System.nanoTime() + Duration.ofMillis(100).toNanos();
            List<Callable<Share>> shares = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                int first = i;
                shares.add(() -> share(service, requests, expected, first, start));
            }
            List<Share> done = new ArrayList<>();
            for (Future<Share> share : threads.invokeAll(shares)) {
                done.add(share.get());
            }
            return sum(done, Duration.ofNanos(System.nanoTime() - start));
        } finally {
            threads.shutdownNow();
        }
    }

    private Share share(URI service, List<byte[]> requests, String expected, int first, long start) throws IOException {
        int total = Math.toIntExact(rate * time.toSeconds());
        long[] nanos = new long[(total - first + connections - 1) / connections];
        int errors = 0;
        KeptConnection connection = new KeptConnection(service);
        try {
            for (int n = 0, i = first; i < total; n++, i += connections) {
                long due = start + i * 1_000_000_000L / rate;
                await(due);
                try {
                    KeptConnection.Answer answer = connection.exchange(requests.get(i % requests.size()));
                    errors += answer.status() == 200 && answer.body().contains(expected) ? 0 : 1;
                } catch (IOException e) {
                    errors++;
                    connection.close();
                    connection = new KeptConnection(service);
                }
                nanos[n] = System.nanoTime() - due;
            }
        } finally {
            connection.close();
        }
        return new Share(nanos, errors);
    }

    private static void await(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static Latencies sum(List<Share> shares, Duration elapsed) {
        long[] all = shares.stream()
                .flatMapToLong(share -> Arrays.stream(share.nanos()))
                .toArray();
        return new Latencies(all, shares.stream().mapToInt(Share::errors).sum(), elapsed);
    }
}
