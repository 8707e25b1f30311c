package io.drawbridge.upload.integrity;

/**
 * A checksum over the whole body.
 *
 * @param algorithm such as {@code crc32c}
 * @param value base64, as S3 writes checksums
 */
public record BodyChecksum(String algorithm, String value) {}
