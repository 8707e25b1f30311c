package io.drawbridge.upload.multipart;

import io.drawbridge.upload.integrity.BodyChecksum;

/**
 * A part that the store has taken.
 *
 * @param length bytes
 * @param checksum of its bytes as they came from the client
 */
public record StoredPart(int number, String etag, long length, BodyChecksum checksum) implements Sent {}
