package io.drawbridge.token.doors;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What came back until the service hung up; empty where nothing did. */
record RawAnswer(String head, String body) {

    private static final int MILLIS = 10_000;
    private static final Pattern INTERIM = Pattern.compile("^HTTP/1\\.1 1\\d\\d .*?\r\n\r\n", Pattern.DOTALL);
    private static final Pattern STATUS = Pattern.compile("^HTTP/1\\.[01] (\\d{3})[ \r]");

    /** Sends the call; a time-out is an error. */
    static RawAnswer to(RawCall call, int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(MILLIS);
            try {
                socket.getOutputStream().write(call.bytes());
                socket.getOutputStream().flush();
                if (!call.isWhole()) {
                    socket.shutdownOutput();
                }
            } catch (SocketException e) {
                // Refused before all of it was sent: the answer is there all the same.
            }
            return parse(read(socket));
        }
    }

    private static String read(Socket socket) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int n = socket.getInputStream().read(buffer);
                    n >= 0;
                    n = socket.getInputStream().read(buffer)) {
                all.write(buffer, 0, n);
            }
        } catch (SocketTimeoutException e) {
            throw new IOException("not finished in " + MILLIS + " ms: " + all.toString(StandardCharsets.ISO_8859_1), e);
        } catch (SocketException e) {
            // A reset after an answer, because we went on sending.
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    private static RawAnswer parse(String text) {
        String last = INTERIM.matcher(text).replaceFirst("");
        int end = last.indexOf("\r\n\r\n");
        return end < 0 ? new RawAnswer(last, "") : new RawAnswer(last.substring(0, end + 2), last.substring(end + 4));
    }

    boolean isEmpty() {
        return head.isEmpty();
    }

    /** 0 where there is no status line. */
    int status() {
        Matcher line = STATUS.matcher(head);
        return line.find() ? Integer.parseInt(line.group(1)) : 0;
    }

    boolean hasHeader(String line) {
        return Pattern.compile("\r\n" + Pattern.quote(line) + "\r\n", Pattern.CASE_INSENSITIVE)
                .matcher(head)
                .find();
    }

    String text() {
        return head + "\r\n" + body;
    }
}
