package io.drawbridge.upload.integrity;

import java.util.Base64;

/**
 * A checksum over a body or a part of it.
 *
 * @param algorithm such as {@code crc32c}
 * @param value base64, as S3 writes checksums
 */
public record BodyChecksum(String algorithm, String value) {

    /** @param crc as {@link java.util.zip.CRC32C} has it */
    public static BodyChecksum crc32c(long crc) {
        DigestAlgorithm algorithm = DigestAlgorithm.CRC32C;
        byte[] value = ChecksumDigest.inNetworkOrder(crc, algorithm.length());
        return new BodyChecksum(algorithm.label(), Base64.getEncoder().encodeToString(value));
    }
}
