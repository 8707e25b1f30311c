package io.drawbridge.secrets.door.vaultapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Sends request lines that no HTTP client would. */
final class RawHttp {

    private static final int PATIENCE_MILLIS = 10_000;

    private RawHttp() {}

    /** @param line method and target, without the protocol */
    static int status(URI address, String line, String token) {
        String answer = exchange(address, line, token);
        if (answer.isEmpty()) {
            throw new AssertionError("no answer to " + line);
        }
        return Integer.parseInt(answer.split(" ")[1]);
    }

    static String exchange(URI address, String line, String token, String... headers) {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
            String head = line + " HTTP/1.1\r\nHost: x\r\nX-Vault-Token: " + token + "\r\n" + more
                    + "Connection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(line, e);
        }
    }
}
