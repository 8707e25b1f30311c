package io.drawbridge.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Sends bodies of unknown length to the gateway, as fast as it takes them, over plain sockets: a client that costs little.
 *
 * @param length bytes of each body
 */
record Sender(URI gateway, long length) {

    private static final int CHUNK = 128 << 10;

    /** So many at once; the status of each answer. */
    List<Integer> send(int uploads) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(uploads);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < uploads; i++) {
                String key = "uploads/" + i;
                answers.add(threads.submit(() -> send(key)));
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

    private int send(String key) throws IOException {
        byte[] chunk = new byte[CHUNK];
        ThreadLocalRandom.current().nextBytes(chunk);
        try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(ascii("PUT /v1/objects/benchmark/" + key + " HTTP/1.1\r\nHost: gateway\r\n"
                    + "Authorization: Bearer benchmark\r\nTransfer-Encoding: chunked\r\n\r\n"));
            for (long sent = 0; sent < length; sent += chunk.length) {
                int size = (int) Math.min(chunk.length, length - sent);
                out.write(ascii(Integer.toHexString(size) + "\r\n"));
                out.write(chunk, 0, size);
                out.write(ascii("\r\n"));
            }
            out.write(ascii("0\r\n\r\n"));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return Integer.parseInt(in.readLine().split(" ")[1]);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
