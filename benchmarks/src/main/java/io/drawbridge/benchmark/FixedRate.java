package io.drawbridge.benchmark;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

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
        return sum(new Workers(connections).run((worker, start) -> share(service, requests, expected, worker, start)));
    }

    private Share share(URI service, List<byte[]> requests, String expected, int first, long start) throws IOException {
        int total = Math.toIntExact(rate * time.toSeconds());
        long[] nanos = new long[(total - first + connections - 1) / connections];
        int errors = 0;
        KeptConnection connection = new KeptConnection(service);
        try {
            for (int n = 0, i = first; i < total; n++, i += connections) {
                long due = start + i * 1_000_000_000L / rate;
                Workers.await(due);
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

    private static Latencies sum(Workers.Done<Share> done) {
        long[] all = done.shares().stream()
                .flatMapToLong(share -> Arrays.stream(share.nanos()))
                .toArray();
        int errors = done.shares().stream().mapToInt(Share::errors).sum();
        return new Latencies(all, errors, done.elapsed());
    }
}
