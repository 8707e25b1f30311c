package io.drawbridge.upload.tus;

import io.drawbridge.upload.integrity.AnnouncedDigests;
import java.util.OptionalLong;

/**
 * The head of a request that brings bytes, parsed.
 *
 * @param offset where they go
 * @param total the length of the whole object, when this request tells it
 * @param length of this piece, when it is known
 */
public record Piece(long offset, OptionalLong total, OptionalLong length, AnnouncedDigests digests) {

    /** No bytes. */
    static Piece none(long offset) {
        return new Piece(offset, OptionalLong.empty(), OptionalLong.of(0), AnnouncedDigests.NONE);
    }
}
