package io.drawbridge.token.multipart;

import io.drawbridge.token.problem.ProblemException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The parts that make the object, each number once, in order. */
record PartTags(List<PartTag> parts) {

    private static final Pattern MD5 = Pattern.compile("[0-9a-fA-F]{32}");

    PartTags {
        parts = parts.stream().sorted(Comparator.comparingInt(PartTag::number)).toList();
        if (parts.isEmpty() || parts.size() > PartPlan.MOST_PARTS) {
            throw ProblemException.invalid("parts must hold 1 to " + PartPlan.MOST_PARTS + " parts");
        }
        if (parts.stream().map(PartTag::number).distinct().count() < parts.size()) {
            throw ProblemException.invalid("parts must hold each PartNumber once");
        }
    }

    /**
     * The ETag of an object that was made of these parts: the MD5 of their MD5s, and their number. Empty where the ETags
     * of parts are something else, as with SSE-KMS.
     */
    Optional<String> etagOfObject() {
        if (!parts.stream().allMatch(part -> MD5.matcher(part.etag()).matches())) {
            return Optional.empty();
        }
        MessageDigest digest = md5();
        parts.forEach(part -> digest.update(HexFormat.of().parseHex(part.etag())));
        return Optional.of(HexFormat.of().formatHex(digest.digest()) + "-" + parts.size());
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
