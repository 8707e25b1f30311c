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
 * Sends a body of unknown length and takes the time from its last byte, as it was handed to the socket, to the answer.
 *
 * @param bytesPerSecond at most; {@link Long#MAX_VALUE} for as fast as the gateway takes them
 */
record LastByte(URI gateway, String bearer, String bucket, long bytesPerSecond) {

    private static final int CHUNK = 128 << 10;

    /** Nanoseconds; fails when the answer is not 201. */
    long measure(String key, long length) throws IOException, InterruptedException {
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
            String status = in.readLine();
            long answered = System.nanoTime();
            if (status == null || !status.startsWith("HTTP/1.1 201")) {
                throw new IOException("the gateway answered " + status);
            }
            return answered - last;
        }
    }

    private void pace(long begun, long sent) throws InterruptedException {
        long due = begun + (long) (sent * 1e9 / bytesPerSecond);
        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
