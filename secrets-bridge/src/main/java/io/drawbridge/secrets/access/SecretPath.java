package io.drawbridge.secrets.access;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A path below a mount, cleaned once: what is decided on is what is asked upstream. Duplicate slashes and those at the
 * ends are dropped; whatever any server on the way could take for a dot segment is refused.
 *
 * @param segments none for the mount itself
 */
public record SecretPath(List<String> segments) {

    /** In characters, decoded. Vault's storage has a lower limit of its own. */
    static final int MAX_LENGTH = 2048;

    private static final Pattern ENCODED_AGAIN = Pattern.compile("%[0-9a-fA-F]{2}");
    private static final Pattern DOTS = Pattern.compile("\\s*\\.(\\s*\\.)?\\s*");

    public SecretPath {
        segments = List.copyOf(segments);
        segments.forEach(SecretPath::check);
    }

    /** Parses the path as it stood in the request line, percent-encoded. */
    public static SecretPath clean(String raw) {
        return ofText(PercentDecoding.decode(raw));
    }

    /** Parses a path that was decoded by whoever read it. */
    public static SecretPath ofText(String decoded) {
        if (decoded.length() > MAX_LENGTH) {
            throw new InvalidPathException("the path is longer than " + MAX_LENGTH + " characters");
        }
        return new SecretPath(Arrays.stream(decoded.split("/"))
                .filter(segment -> !segment.isEmpty())
                .toList());
    }

    public boolean isMount() {
        return segments.isEmpty();
    }

    /** The path of a name that a list of this folder showed; the slash that marks a folder is dropped. */
    public SecretPath child(String name) {
        return new SecretPath(Stream.concat(segments.stream(), Stream.of(name.replaceAll("/+$", "")))
                .toList());
    }

    @Override
    public String toString() {
        return String.join("/", segments);
    }

    private static void check(String segment) {
        if (segment.isEmpty() || segment.indexOf('/') >= 0) {
            throw new InvalidPathException("empty segment");
        }
        if (segment.indexOf('\\') >= 0) {
            throw new InvalidPathException("backslashes are not allowed");
        }
        if (segment.codePoints().anyMatch(SecretPath::isUnprintable)) {
            throw new InvalidPathException("control characters are not allowed");
        }
        if (ENCODED_AGAIN.matcher(segment).find()) {
            throw new InvalidPathException("percent-encode the path once");
        }
        if (isDots(segment)) {
            throw new InvalidPathException("relative paths not supported");
        }
    }

    private static boolean isUnprintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    /** Also with path parameters ({@code ..;x}), blanks, and characters that a normaliser turns into dots. */
    private static boolean isDots(String segment) {
        String plain = Normalizer.normalize(segment, Normalizer.Form.NFKC);
        int parameter = plain.indexOf(';');
        return DOTS.matcher(parameter < 0 ? plain : plain.substring(0, parameter))
                .matches();
    }
}
