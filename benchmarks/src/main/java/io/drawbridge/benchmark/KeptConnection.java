package io.drawbridge.benchmark;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One connection of HTTP/1.1 that is kept alive, of which only as much is here as a load on two shared cores can afford:
 * a client library would take as much of the processor as the service that is measured.
 */
final class KeptConnection implements Closeable {

    private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};
    private static final String LENGTH = "\r\ncontent-length: ";

    private final Socket socket;
    private final byte[] buffer = new byte[16 * 1024];

    KeptConnection(URI server) throws IOException {
        socket = new Socket(server.getHost(), server.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(10_000);
    }

    /** Sends a whole request and reads the whole answer, which must tell its length. */
    Answer exchange(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        InputStream in = socket.getInputStream();
        int filled = 0;
        int body = -1;
        while (body < 0) {
            filled += read(in, filled, buffer.length - filled);
            body = bodyStart(filled);
        }
        String head = new String(buffer, 0, body, StandardCharsets.ISO_8859_1);
        int end = body + length(head);
        while (filled < end) {
            filled += read(in, filled, end - filled);
        }
        return new Answer(
                Integer.parseInt(head.substring(9, 12)), new String(buffer, body, end - body, StandardCharsets.UTF_8));
    }

    private int read(InputStream in, int offset, int atMost) throws IOException {
        if (atMost <= 0 || offset + atMost > buffer.length) {
            throw new IOException("an answer longer than " + buffer.length + " bytes");
        }
        int count = in.read(buffer, offset, atMost);
        if (count < 0) {
            throw new EOFException("closed by the server");
        }
        return count;
    }

    private int bodyStart(int filled) {
        for (int i = 0; i + END_OF_HEAD.length <= filled; i++) {
            if (buffer[i] == '\r' && buffer[i + 1] == '\n' && buffer[i + 2] == '\r' && buffer[i + 3] == '\n') {
                return i + END_OF_HEAD.length;
            }
        }
        return -1;
    }

    private static int length(String head) throws IOException {
        if (head.startsWith("204", "HTTP/1.1 ".length())) {
            return 0;
        }
        String lower = head.toLowerCase(Locale.ROOT);
        int start = lower.indexOf(LENGTH);
        if (start < 0) {
            throw new IOException("an answer without Content-Length");
        }
        int from = start + LENGTH.length();
        return Integer.parseInt(lower.substring(from, lower.indexOf('\r', from)));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    record Answer(int status, String body) {}
}
