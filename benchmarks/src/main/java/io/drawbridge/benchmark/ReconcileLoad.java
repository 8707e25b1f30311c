package io.drawbridge.benchmark;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Reconciles that are due at fixed times: each of them once in an interval, again and again. A read counts from when it was
 * sent, and the first of a reconcile from when the reconcile was due, whatever it waited for.
 *
 * @param interval of each reconcile, as {@code refreshInterval}
 * @param workers each with a connection of its own, as {@code --concurrent}
 */
record ReconcileLoad(Duration interval, int workers, Duration time) {

    /** What was seen: the reads, and how many requests were sent for them. */
    record Seen(Latencies reads, long requests, double requestsPerSecond) {}

    private record Share(List<Long> nanos, int errors, long requests) {}

    Seen run(URI server, List<Reconcile> reconciles) throws Exception {
        return sum(new Workers(workers).run((worker, start) -> share(server, reconciles, worker, start)));
    }

    private Share share(URI server, List<Reconcile> reconciles, int first, long start) throws IOException {
        List<Long> nanos = new ArrayList<>();
        int errors = 0;
        long requests = 0;
        long total = time.toNanos() * reconciles.size() / interval.toNanos();
        KeptConnection connection = new KeptConnection(server);
        try {
            for (long i = first; i < total; i += workers) {
                long due = start + i * interval.toNanos() / reconciles.size();
                long late = Workers.await(due);
                int before = nanos.size();
                try {
                    requests += reconciles.get((int) (i % reconciles.size())).run(connection, nanos::add);
                } catch (IOException e) {
                    errors++;
                    connection.close();
                    connection = new KeptConnection(server);
                }
                if (nanos.size() > before) {
                    nanos.set(before, nanos.get(before) + late);
                }
            }
        } finally {
            connection.close();
        }
        return new Share(nanos, errors, requests);
    }

    private static Seen sum(Workers.Done<Share> done) {
        List<Share> shares = done.shares();
        long[] all = shares.stream()
                .flatMapToLong(share -> share.nanos().stream().mapToLong(Long::longValue))
                .toArray();
        long requests = shares.stream().mapToLong(Share::requests).sum();
        int errors = shares.stream().mapToInt(Share::errors).sum();
        Duration elapsed = done.elapsed();
        return new Seen(new Latencies(all, errors, elapsed), requests, requests / (elapsed.toNanos() / 1e9));
    }
}
