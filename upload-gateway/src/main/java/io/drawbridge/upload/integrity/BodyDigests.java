package io.drawbridge.upload.integrity;

import io.drawbridge.upload.problem.Reason;
import io.drawbridge.upload.problem.Refusal;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;

/**
 * The digests of a body while it streams by: those that the client asked for, and CRC32C, which is put together from
 * the CRCs of the parts and so costs nothing beside them. No other digest is computed unless somebody asked.
 */
public final class BodyDigests {

    private final AnnouncedDigests announced;
    private final Map<DigestAlgorithm, RunningDigest> running = new EnumMap<>(DigestAlgorithm.class);
    private final Map<DigestAlgorithm, byte[]> values = new EnumMap<>(DigestAlgorithm.class);
    private long crc32c;

    public BodyDigests(AnnouncedDigests announced) {
        this.announced = announced;
        announced.algorithms().stream()
                .filter(algorithm -> algorithm != DigestAlgorithm.CRC32C)
                .forEach(algorithm -> running.put(algorithm, algorithm.start()));
    }

    /** Takes the remaining bytes in without moving the buffer's position. */
    public void add(ByteBuffer bytes) {
        running.values().forEach(digest -> digest.update(bytes));
    }

    /**
     * Takes in the next part of the body, of which only this is needed.
     *
     * @param crc of the part, CRC32C
     * @param length of the part, in bytes
     */
    public void addPart(long crc, long length) {
        crc32c = CrcPolynomial.CRC32C.combine(crc32c, crc, length);
    }

    /**
     * To be called after the last byte and before anything becomes visible.
     *
     * @throws Refusal when a digest that the client announced is another one, or did not come
     */
    public void verify() {
        announced.all().stream()
                .filter(digest -> !digest.matches(value(digest.algorithm())))
                .findFirst()
                .ifPresent(BodyDigests::refuse);
    }

    /** The checksum of the whole. */
    public BodyChecksum checksum() {
        return BodyChecksum.crc32c(crc32c);
    }

    private byte[] value(DigestAlgorithm algorithm) {
        return algorithm == DigestAlgorithm.CRC32C
                ? ChecksumDigest.inNetworkOrder(crc32c, algorithm.length())
                : values.computeIfAbsent(
                        algorithm, wanted -> running.get(wanted).value());
    }

    private static void refuse(ExpectedDigest digest) {
        throw new Refusal(
                Reason.DIGEST_MISMATCH,
                "The bytes that arrived do not have the digest in " + digest.header()
                        + "; nothing was stored. Send the body again.");
    }
}
