package io.drawbridge.upload.integrity;

import io.drawbridge.upload.problem.Refusal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The digests that a body must have.
 *
 * @param known those that came with the head of the request
 * @param late those that are announced to come after the body
 */
public record AnnouncedDigests(List<ExpectedDigest> known, TrailerDigests late) {

    /** Nobody asks for anything. */
    public static final AnnouncedDigests NONE = new AnnouncedDigests(List.of(), TrailerDigests.NONE);

    public AnnouncedDigests {
        known = List.copyOf(known);
    }

    public boolean isEmpty() {
        return known.isEmpty() && late.fields().isEmpty();
    }

    /** What must be computed while the body streams by. */
    Set<DigestAlgorithm> algorithms() {
        Set<DigestAlgorithm> algorithms = EnumSet.noneOf(DigestAlgorithm.class);
        known.forEach(digest -> algorithms.add(digest.algorithm()));
        algorithms.addAll(late.algorithms());
        return algorithms;
    }

    /**
     * All of them, when the body has ended.
     *
     * @throws Refusal when one that was announced did not come
     */
    List<ExpectedDigest> all() {
        List<ExpectedDigest> all = new ArrayList<>(known);
        all.addAll(late.read());
        return all;
    }
}
