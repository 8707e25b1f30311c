package io.drawbridge.upload.integrity;

import io.drawbridge.upload.problem.Reason;
import io.drawbridge.upload.problem.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the digests that a request announces: Content-MD5, Content-Digest and Repr-Digest (RFC 9530; the same thing
 * here, because no content coding is undone), and x-amz-checksum-*. Algorithms that RFC 9530 knows and this gateway
 * does not are ignored, as the RFC has it; an x-amz-checksum of another kind is refused, because S3 would check it.
 */
public final class DigestHeaders {

    private static final Map<String, DigestAlgorithm> RFC_9530 = Map.of(
            "md5", DigestAlgorithm.MD5,
            "sha", DigestAlgorithm.SHA1,
            "sha-256", DigestAlgorithm.SHA256,
            "sha-512", DigestAlgorithm.SHA512);
    private static final Map<String, DigestAlgorithm> AMAZON = Map.of(
            "x-amz-checksum-crc32", DigestAlgorithm.CRC32,
            "x-amz-checksum-crc32c", DigestAlgorithm.CRC32C,
            "x-amz-checksum-crc64nvme", DigestAlgorithm.CRC64NVME,
            "x-amz-checksum-sha1", DigestAlgorithm.SHA1,
            "x-amz-checksum-sha256", DigestAlgorithm.SHA256);
    /** {@code sha-256=:base64:} with parameters that mean nothing to us. */
    private static final Pattern MEMBER = Pattern.compile("\\s*([a-z*][a-z0-9_.*-]*)=:([A-Za-z0-9+/=]*):\\s*(;.*)?");

    private DigestHeaders() {}

    /** @param header the value of a header, several lines of it joined by commas */
    public static List<ExpectedDigest> read(Function<String, Optional<String>> header) {
        List<ExpectedDigest> expected = new ArrayList<>();
        header.apply("Content-MD5")
                .map(value -> ExpectedDigest.ofBase64("Content-MD5", DigestAlgorithm.MD5, value.trim()))
                .ifPresent(expected::add);
        for (String field : List.of("Content-Digest", "Repr-Digest")) {
            header.apply(field).ifPresent(value -> expected.addAll(dictionary(field, value)));
        }
        AMAZON.forEach((field, algorithm) -> header.apply(field)
                .map(value -> ExpectedDigest.ofBase64(field, algorithm, value.trim()))
                .ifPresent(expected::add));
        return List.copyOf(expected);
    }

    /** Whether an x-amz-checksum header is one that {@link #read} checks. */
    public static boolean isChecked(String field) {
        return AMAZON.containsKey(field.toLowerCase(Locale.ROOT));
    }

    /** Which of the fields in a Trailer header hold digests; in lower case. */
    public static Set<String> among(String trailer) {
        return Arrays.stream(trailer.toLowerCase(Locale.ROOT).split(","))
                .map(String::trim)
                .filter(field -> !algorithmsOf(field).isEmpty())
                .collect(Collectors.toSet());
    }

    /** What a field may hold; nothing when it is not one of digests. */
    static Set<DigestAlgorithm> algorithmsOf(String field) {
        return switch (field) {
            case "content-digest", "repr-digest" -> Set.of(DigestAlgorithm.SHA256, DigestAlgorithm.SHA512);
            case "content-md5" -> Set.of(DigestAlgorithm.MD5);
            default -> AMAZON.containsKey(field) ? Set.of(AMAZON.get(field)) : Set.of();
        };
    }

    private static List<ExpectedDigest> dictionary(String field, String value) {
        List<ExpectedDigest> members = new ArrayList<>();
        for (String member : value.split(",", -1)) {
            Matcher matcher = MEMBER.matcher(member);
            if (!matcher.matches()) {
                throw new Refusal(
                        Reason.INVALID_HEADER, field + " is not a dictionary of digests such as sha-256=:<base64>:.");
            }
            Optional.ofNullable(RFC_9530.get(matcher.group(1)))
                    .map(algorithm -> ExpectedDigest.ofBase64(field, algorithm, matcher.group(2)))
                    .ifPresent(members::add);
        }
        return members;
    }
}
