package io.drawbridge.token.doors;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A request as bytes, so that it can be wrong in any way. Text is Latin-1: one character, one byte.
 *
 * @param isWhole whether all of it is sent, so that an answer is due; if not, the client hangs up after it
 */
record RawCall(String method, String target, String version, List<String> headers, byte[] body, boolean isWhole) {

    private static final byte[] NOTHING = {};

    RawCall {
        headers = List.copyOf(headers);
        body = body.clone();
    }

    static RawCall of(String method, String target) {
        return new RawCall(method, target, "HTTP/1.1", List.of("Host: 127.0.0.1"), NOTHING, true);
    }

    RawCall method(String other) {
        return new RawCall(other, target, version, headers, body, isWhole);
    }

    RawCall target(String other) {
        return new RawCall(method, other, version, headers, body, isWhole);
    }

    RawCall version(String other) {
        return new RawCall(method, target, other, headers, body, isWhole);
    }

    /** With this line beside those that are there. */
    RawCall adding(String line) {
        List<String> more = new ArrayList<>(headers);
        more.add(line);
        return new RawCall(method, target, version, more, body, isWhole);
    }

    /** With this one line of its name. */
    RawCall header(String name, String value) {
        return without(name).adding(name + ": " + value);
    }

    RawCall without(String name) {
        List<String> kept = headers.stream()
                .filter(line -> !line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                .toList();
        return new RawCall(method, target, version, kept, body, isWhole);
    }

    RawCall body(byte[] other) {
        return new RawCall(method, target, version, headers, other, isWhole);
    }

    RawCall json(String text) {
        return header("Content-Type", "application/json").body(text.getBytes(StandardCharsets.UTF_8));
    }

    RawCall cutShort() {
        return new RawCall(method, target, version, headers, body, false);
    }

    /** With the length of its body, unless a header already says how the body ends; asks to be hung up on. */
    byte[] bytes() {
        StringBuilder head = new StringBuilder(method + " " + target + " " + version + "\r\n");
        headers.forEach(line -> head.append(line).append("\r\n"));
        boolean isFramed = headers.stream()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .anyMatch(line -> line.startsWith("content-length") || line.startsWith("transfer-encoding"));
        if (!isFramed && (body.length > 0 || method.equals("POST"))) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        head.append("Connection: close\r\n\r\n");
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(body);
        return all.toByteArray();
    }
}
