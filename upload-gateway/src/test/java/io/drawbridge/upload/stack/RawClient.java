package io.drawbridge.upload.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client that can break the rules of HTTP, which libraries do not let one do. */
public final class RawClient implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: (\\d+)\r\n");

    private final Socket socket;

    public RawClient() {
        this(Client.port());
    }

    RawClient(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(PATIENCE_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The head of a PUT by the known caller, with further header lines. */
    public static String put(String path, String... headers) {
        return "PUT " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + TokenServiceDouble.TOKEN
                + "\r\n" + lines(headers) + "\r\n";
    }

    /** The head of a PUT of an object into the test's bucket. */
    public static String object(String key, String... headers) {
        return put("/v1/objects/" + StoreUnderTest.BUCKET + "/" + key, headers);
    }

    private static String lines(String... headers) {
        return headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    }

    public RawClient send(String text) {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public RawClient send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One chunk of a chunked body. */
    public RawClient chunk(byte[] bytes) {
        return send(Integer.toHexString(bytes.length) + "\r\n").send(bytes).send("\r\n");
    }

    /** Everything up to and including the next head, without its empty line. */
    public String head() {
        return readUntil("\r\n\r\n");
    }

    /** The next answer: its head, and as many bytes of a body as the head says. */
    public String answer() {
        String head = head();
        Matcher length = LENGTH.matcher(head);
        return length.find() ? head + read(Integer.parseInt(length.group(1))) : head;
    }

    private String read(int length) {
        try {
            return new String(socket.getInputStream().readNBytes(length), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything until the gateway closes the connection. */
    public String rest() {
        return readUntil(null);
    }

    private String readUntil(String end) {
        StringBuilder text = new StringBuilder();
        try {
            InputStream in = socket.getInputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                text.append((char) next);
                if (end != null && text.toString().endsWith(end)) {
                    break;
                }
            }
        } catch (java.net.SocketException reset) {
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException("after: " + text, e);
        }
        return text.toString();
    }

    /** Leaves, in the middle of whatever there is. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
