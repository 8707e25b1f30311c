package io.drawbridge.devstack.s3;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A bucket and perhaps a key, decoded exactly as S3Proxy decodes them, so that what is decided on is what is stored.
 * Objects are files here, so keys that a file system would bend into others are refused: S3 keeps them apart.
 *
 * @param key empty for the bucket itself
 */
record StoredName(String bucket, String key) {

    private static final int LONGEST_KEY = 1024;

    /** What Linux' file systems take, less what S3Proxy adds to the names of parts. */
    private static final int LONGEST_SEGMENT = 190;

    private static final Set<String> BENT_SEGMENTS = Set.of("", ".", "..");
    private static final List<String> OWN_PREFIXES = List.of(".mpus-", ".s3proxy");

    StoredName {
        Objects.requireNonNull(bucket, "bucket");
        Objects.requireNonNull(key, "key");
        if (!key.isEmpty()) {
            check(key);
        }
    }

    /** @param path as it stands in the request, encoded */
    static StoredName ofPath(String path) {
        String[] parts = path.split("/", 3);
        return new StoredName(parts.length > 1 ? decode(parts[1]) : "", parts.length > 2 ? decode(parts[2]) : "");
    }

    /** @param header {@code x-amz-copy-source} */
    static StoredName ofCopySource(String header) {
        int query = header.indexOf('?');
        String source = decode(query < 0 ? header : header.substring(0, query));
        String[] parts = (source.startsWith("/") ? source.substring(1) : source).split("/", 2);
        if (parts.length != 2 || parts[1].isEmpty()) {
            throw S3Refusal.invalidRequest("x-amz-copy-source names no object");
        }
        return new StoredName(parts[0], parts[1]);
    }

    boolean isObject() {
        return !key.isEmpty();
    }

    private static String decode(String text) {
        try {
            String decoded = URLDecoder.decode(text, StandardCharsets.ISO_8859_1);
            byte[] bytes = decoded.getBytes(StandardCharsets.ISO_8859_1);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw new S3Refusal(400, "InvalidURI", "Couldn't parse the specified URI.");
        }
    }

    private static void check(String key) {
        if (bytes(key) > LONGEST_KEY) {
            throw S3Refusal.keyTooLong();
        }
        if (key.indexOf(0) >= 0 || OWN_PREFIXES.stream().anyMatch(key::startsWith)) {
            throw S3Refusal.invalidRequest("The embedded store keeps this key for itself");
        }
        String[] segments = (key.endsWith("/") ? key.substring(0, key.length() - 1) : key).split("/", -1);
        if (Arrays.stream(segments).anyMatch(BENT_SEGMENTS::contains)) {
            throw S3Refusal.invalidRequest("The embedded store keeps objects as files: no empty, . or .. segments");
        }
        if (Arrays.stream(segments).anyMatch(segment -> bytes(segment) > LONGEST_SEGMENT)) {
            throw S3Refusal.keyTooLong();
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
