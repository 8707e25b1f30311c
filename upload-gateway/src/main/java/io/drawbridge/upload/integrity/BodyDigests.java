package io.drawbridge.upload.integrity;

import io.drawbridge.upload.problem.Reason;
import io.drawbridge.upload.problem.Refusal;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The digests of a body while it streams by: those that the client asked for, and CRC32C, which costs about a
 * twentieth of a second per GiB and goes into the receipt. No other digest is computed unless somebody asked.
 */
public final class BodyDigests {

    private final List<ExpectedDigest> expected;
    private final Map<DigestAlgorithm, RunningDigest> running = new EnumMap<>(DigestAlgorithm.class);
    private final Map<DigestAlgorithm, byte[]> values = new EnumMap<>(DigestAlgorithm.class);

    public BodyDigests(List<ExpectedDigest> expected) {
        this.expected = List.copyOf(expected);
        running.put(DigestAlgorithm.CRC32C, DigestAlgorithm.CRC32C.start());
        expected.forEach(digest -> running.computeIfAbsent(digest.algorithm(), DigestAlgorithm::start));
    }

    /** Takes the remaining bytes in without moving the buffer's position. */
    public void add(ByteBuffer bytes) {
        running.values().forEach(digest -> digest.update(bytes));
    }

    /**
     * To be called after the last byte and before anything becomes visible.
     *
     * @throws Refusal when a digest that the client announced is another one
     */
    public void verify() {
        expected.stream()
                .filter(digest -> !digest.matches(value(digest.algorithm())))
                .findFirst()
                .ifPresent(BodyDigests::refuse);
    }

    /** The checksum for the receipt. */
    public BodyChecksum checksum() {
        DigestAlgorithm algorithm = DigestAlgorithm.CRC32C;
        return new BodyChecksum(algorithm.label(), Base64.getEncoder().encodeToString(value(algorithm)));
    }

    private byte[] value(DigestAlgorithm algorithm) {
        return values.computeIfAbsent(algorithm, wanted -> running.get(wanted).value());
    }

    private static void refuse(ExpectedDigest digest) {
        throw new Refusal(
                Reason.DIGEST_MISMATCH,
                "The bytes that arrived do not have the digest in " + digest.header()
                        + "; nothing was stored. Send the body again.");
    }
}
