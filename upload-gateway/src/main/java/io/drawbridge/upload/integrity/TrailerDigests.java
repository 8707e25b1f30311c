package io.drawbridge.upload.integrity;

import io.drawbridge.upload.problem.Reason;
import io.drawbridge.upload.problem.Refusal;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Digests that a client computes while it sends, and says after the body. The head names the fields (RFC 9110, Trailer),
 * not the algorithm inside of a Content-Digest: both that it may hold are computed then.
 *
 * @param fields that are announced, in lower case
 * @param trailers the value of a trailer; to be asked after the end of the body
 */
public record TrailerDigests(Set<String> fields, Function<String, Optional<String>> trailers) {

    public static final TrailerDigests NONE = new TrailerDigests(Set.of(), field -> Optional.empty());

    public TrailerDigests {
        fields = Set.copyOf(fields);
    }

    Set<DigestAlgorithm> algorithms() {
        Set<DigestAlgorithm> algorithms = EnumSet.noneOf(DigestAlgorithm.class);
        fields.forEach(field -> algorithms.addAll(DigestHeaders.algorithmsOf(field)));
        return algorithms;
    }

    List<ExpectedDigest> read() {
        for (String field : fields) {
            if (trailers.apply(field).isEmpty()) {
                throw new Refusal(
                        Reason.INVALID_HEADER,
                        "The trailer " + field + " was announced and did not come; nothing was stored.");
            }
        }
        List<ExpectedDigest> digests = DigestHeaders.read(this::announced);
        if (digests.stream().anyMatch(digest -> !algorithms().contains(digest.algorithm()))) {
            throw new Refusal(
                    Reason.INVALID_HEADER, "A digest in a trailer is sha-256 or sha-512; nothing was stored.");
        }
        return digests;
    }

    private Optional<String> announced(String field) {
        return fields.contains(field.toLowerCase(Locale.ROOT)) ? trailers.apply(field) : Optional.empty();
    }
}
