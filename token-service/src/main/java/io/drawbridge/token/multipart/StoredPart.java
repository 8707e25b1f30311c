package io.drawbridge.token.multipart;

import java.util.Objects;

/**
 * A part as the store has it.
 *
 * @param etag as the store writes it, in quotes
 * @param size in bytes
 */
public record StoredPart(int number, String etag, long size) {

    public StoredPart {
        Objects.requireNonNull(etag, "etag");
    }
}
