package io.drawbridge.benchmark;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Sends bodies of unknown length to the gateway, as fast as it takes them.
 *
 * @param length bytes of each body
 */
record Sender(URI gateway, long length) {

    /** So many at once; the status of each answer. */
    List<Integer> send(int uploads) throws Exception {
        ChunkedPut put = new ChunkedPut(gateway, "benchmark", "benchmark", Long.MAX_VALUE);
        ExecutorService threads = Executors.newFixedThreadPool(uploads);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < uploads; i++) {
                String key = "uploads/" + i;
                answers.add(threads.submit(() -> put.send(key, length).status()));
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
            return statuses;
        } finally {
            threads.shutdownNow();
        }
    }
}
