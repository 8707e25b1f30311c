package io.drawbridge.upload.integrity;

import java.util.Base64;

/**
 * A checksum over a body or a part of it.
 *
 * @param algorithm such as {@code crc32c}
 * @param value base64, as S3 writes checksums
 */
public record BodyChecksum(String algorithm, String value) {

    /** Sent to nobody: a null in a request is a header that is not sent. */
    public static final BodyChecksum UNKNOWN = new BodyChecksum("none", null);

    /** @param crc as {@link java.util.zip.CRC32C} has it */
    public static BodyChecksum crc32c(long crc) {
        DigestAlgorithm algorithm = DigestAlgorithm.CRC32C;
        byte[] value = ChecksumDigest.inNetworkOrder(crc, algorithm.length());
        return new BodyChecksum(algorithm.label(), Base64.getEncoder().encodeToString(value));
    }

    /** What a store tells of bytes that were sent before; it need not tell anything. */
    public static BodyChecksum ofStore(String algorithm, String value) {
        return value == null ? UNKNOWN : new BodyChecksum(algorithm, value);
    }

    public boolean hasValue() {
        return value != null;
    }

    /** The CRC as a number. */
    public long crc() {
        long crc = 0;
        for (byte octet : Base64.getDecoder().decode(value)) {
            crc = crc << 8 | octet & 0xFF;
        }
        return crc;
    }
}
