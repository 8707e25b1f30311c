package io.drawbridge.upload.door;

import io.drawbridge.upload.object.BucketName;
import io.drawbridge.upload.object.ObjectKey;
import io.drawbridge.upload.object.UploadFolder;
import io.drawbridge.upload.object.UploadTarget;
import io.drawbridge.upload.problem.Reason;
import io.drawbridge.upload.problem.Refusal;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads bucket and key from the path as the client sent it. Routers normalise paths (dot segments go, slashes
 * collapse), and a key that was changed on the way would not be the one that was granted: so the decision is made on
 * the raw path, its percent-encoding is undone exactly once, here, and whatever a router would change is refused.
 */
public final class ObjectPath {

    private static final List<String> PREFIX = List.of("v1", "objects");

    private ObjectPath() {}

    /**
     * @param rawPath the path of the request line, without query
     * @return where to, or empty when it is not a path of objects
     * @throws Refusal when a router or a store might see another path than this
     */
    public static Optional<UploadTarget> parse(String rawPath) {
        return objects(rawPath)
                .map(rest -> new UploadTarget(
                        new BucketName(rest.isEmpty() ? "" : rest.get(0)), new ObjectKey(joined(rest, rest.size()))));
    }

    /**
     * The same for a path that ends in a slash: a bucket and a folder in it, or the whole bucket.
     *
     * @throws Refusal when a router or a store might see another path than this
     */
    public static Optional<UploadFolder> parseFolder(String rawPath) {
        return objects(rawPath)
                .filter(rest -> rest.size() > 1 && rest.get(rest.size() - 1).isEmpty())
                .map(rest -> new UploadFolder(new BucketName(rest.get(0)), joined(rest, rest.size() - 1)));
    }

    /**
     * All segments, decoded.
     *
     * @throws Refusal when a router or a store might see another path than this
     */
    public static List<String> segments(String rawPath) {
        refuseForeignCharacters(rawPath);
        List<String> segments = Arrays.stream(rawPath.split("/", -1))
                .skip(1)
                .map(ObjectPath::decode)
                .toList();
        refuseAmbiguity(segments);
        return segments;
    }

    /** Bucket and segments of the key, decoded; empty when it is not a path of objects. */
    private static Optional<List<String>> objects(String rawPath) {
        refuseForeignCharacters(rawPath);
        List<String> segments = Arrays.stream(rawPath.split("/", -1))
                .skip(1)
                .map(ObjectPath::decode)
                .toList();
        if (segments.size() < PREFIX.size()
                || !segments.subList(0, PREFIX.size()).equals(PREFIX)) {
            refuseAmbiguity(segments);
            return Optional.empty();
        }
        return Optional.of(segments.subList(PREFIX.size(), segments.size()));
    }

    private static String joined(List<String> rest, int end) {
        return rest.stream().limit(end).skip(1).collect(Collectors.joining("/"));
    }

    private static void refuseForeignCharacters(String rawPath) {
        if (rawPath.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new Refusal(
                    Reason.INVALID_PATH, "Characters outside printable ASCII must be percent-encoded as UTF-8.");
        }
        if (rawPath.toLowerCase(Locale.ROOT).contains("%2f")) {
            throw new Refusal(Reason.INVALID_KEY, "Write slashes of the key as they are, not as %2F.");
        }
    }

    /** A path that would become another one by normalisation is not served under either of the two. */
    private static void refuseAmbiguity(List<String> segments) {
        boolean dots = segments.stream().anyMatch(segment -> segment.equals(".") || segment.equals(".."));
        boolean empty = segments.subList(0, segments.size() - 1).contains("");
        if (dots || empty) {
            throw new Refusal(Reason.INVALID_PATH, "The path must not have empty, \".\" or \"..\" segments.");
        }
    }

    private static String decode(String segment) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(percentDecode(segment)))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new Refusal(Reason.INVALID_KEY, "The percent-encoded bytes of the path are not UTF-8.");
        }
    }

    private static byte[] percentDecode(String segment) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(segment.length());
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c == '%') {
                bytes.write(hexByte(segment, i + 1));
                i += 2;
            } else {
                bytes.write(c);
            }
        }
        return bytes.toByteArray();
    }

    private static int hexByte(String segment, int at) {
        int high = at < segment.length() ? Character.digit(segment.charAt(at), 16) : -1;
        int low = at + 1 < segment.length() ? Character.digit(segment.charAt(at + 1), 16) : -1;
        if (high < 0 || low < 0) {
            throw new Refusal(Reason.INVALID_PATH, "A percent sign in the path is not followed by two hex digits.");
        }
        return high << 4 | low;
    }
}
