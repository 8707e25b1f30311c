package io.drawbridge.upload.multipart;

/**
 * A part that the store has taken.
 *
 * @param length bytes
 */
public record StoredPart(int number, String etag, long length) implements Sent {}
