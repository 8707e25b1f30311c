package io.drawbridge.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Sends bodies of unknown length to the gateway over plain sockets: a client that costs little.
 *
 * @param bytesPerSecond at most; {@link Long#MAX_VALUE} for as fast as the gateway takes them
 */
record ChunkedPut(URI gateway, String bearer, String bucket, long bytesPerSecond) {

    private static final int CHUNK = 128 << 10;

    /** Sends so many bytes. */
    Answer send(String key, long length) throws IOException, InterruptedException {
        byte[] chunk = new byte[CHUNK];
        ThreadLocalRandom.current().nextBytes(chunk);
        try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(ascii(
                    "PUT /v1/objects/" + bucket + "/" + key + " HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer "
                            + bearer + "\r\nTransfer-Encoding: chunked\r\n\r\n"));
            long begun = System.nanoTime();
            for (long sent = 0; sent < length; sent += chunk.length) {
                int size = (int) Math.min(chunk.length, length - sent);
                out.write(ascii(Integer.toHexString(size) + "\r\n"));
                out.write(chunk, 0, size);
                out.write(ascii("\r\n"));
                pace(begun, sent + size);
            }
            out.write(ascii("0\r\n\r\n"));
            long last = System.nanoTime();
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            int status = Integer.parseInt(in.readLine().split(" ")[1]);
            return new Answer(status, System.nanoTime() - last);
        }
    }

    private void pace(long begun, long sent) throws InterruptedException {
        long due = begun + (long) (sent * 1e9 / bytesPerSecond);
        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** @param nanos from the last byte, as it was handed to the socket, to the status line */
    record Answer(int status, long nanos) {}
}
