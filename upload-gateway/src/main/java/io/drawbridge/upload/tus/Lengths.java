package io.drawbridge.upload.tus;

import io.drawbridge.upload.problem.Reason;
import io.drawbridge.upload.problem.Refusal;
import java.util.OptionalLong;

/** The rules about how long an object may be, and who says so. */
final class Lengths {

    private Lengths() {}

    /** The state with the length that a client tells late; once told it stays. */
    static UploadState told(UploadState state, OptionalLong total) {
        if (total.isEmpty()) {
            return state;
        }
        long length = total.getAsLong();
        if (state.length() != null && state.length() != length || length < state.offset()) {
            throw new Refusal(
                    Reason.INVALID_HEADER, "Upload-Length contradicts what was told before, or what is there already.");
        }
        return state.ofLength(length);
    }

    /** Bytes that this piece may bring; a piece that says that it is longer is refused before it is read. */
    static long room(UploadState state, Piece piece, long limit) {
        refuseOver(piece.total(), limit);
        long end = state.length() == null ? limit : state.length();
        long room = end - piece.offset();
        if (piece.length().isPresent() && piece.length().getAsLong() > room) {
            throw new Refusal(
                    Reason.TOO_LARGE, "The piece is longer than what is missing of the object (" + room + " bytes).");
        }
        return room;
    }

    static void refuseOver(OptionalLong length, long limit) {
        if (length.isPresent() && length.getAsLong() > limit) {
            throw new Refusal(Reason.TOO_LARGE, "The limit for this upload is " + limit + " bytes.");
        }
    }
}
