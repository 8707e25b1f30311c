package io.drawbridge.token.http;

import io.drawbridge.token.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Bucket and key of a path as the client sent it. Routers collapse slashes and resolve dot segments; a key that was
 * changed on the way would not be the one that is granted. Percent-encoding is undone once, here.
 */
public record RawPath(String bucket, String key) {

    /**
     * @param path of the request line, without the query
     * @param door what comes before the bucket, ending in a slash
     */
    public static RawPath of(String path, String door) {
        if (!path.startsWith(door)) {
            throw ProblemException.invalid("Write the path as it is documented, without dot segments or '//'.");
        }
        String rest = path.substring(door.length());
        int slash = rest.indexOf('/');
        if (slash < 0) {
            throw ProblemException.invalid("Name a bucket and a key: " + door + "{bucket}/{key}");
        }
        if (rest.toLowerCase(Locale.ROOT).contains("%2f")) {
            throw ProblemException.invalid("Write slashes of the key as they are, not as %2F.");
        }
        return new RawPath(decode(rest.substring(0, slash)), decode(rest.substring(slash + 1)));
    }

    private static String decode(String text) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(text)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw ProblemException.invalid("The percent-encoded bytes of the path must be UTF-8.");
        }
    }

    private static byte[] bytes(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                bytes.write(hex(text, i + 1) << 4 | hex(text, i + 2));
                i += 2;
            } else {
                bytes.write(ascii(c));
            }
        }
        return bytes.toByteArray();
    }

    private static int ascii(char c) {
        if (c <= ' ' || c > '~') {
            throw ProblemException.invalid("Characters outside of printable ASCII must be percent-encoded as UTF-8.");
        }
        return c;
    }

    private static int hex(String text, int at) {
        int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
        if (digit < 0) {
            throw ProblemException.invalid("A percent sign in the path must be followed by two hexadecimal digits.");
        }
        return digit;
    }
}
