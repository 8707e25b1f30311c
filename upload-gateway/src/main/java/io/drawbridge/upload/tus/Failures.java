package io.drawbridge.upload.tus;

import io.drawbridge.upload.problem.Reason;
import io.drawbridge.upload.problem.Refusal;

/** What the end of a piece means in the words of tus. */
final class Failures {

    private Failures() {}

    /** Whether nothing can be added any more. */
    static boolean isGone(Throwable failure) {
        return failure instanceof Refusal refusal && refusal.reason() == Reason.UPLOAD_GONE;
    }

    static RuntimeException of(Throwable failure) {
        if (failure instanceof Refusal refusal && refusal.reason() == Reason.DIGEST_MISMATCH) {
            return Refusal.because(
                    Reason.CHECKSUM_MISMATCH,
                    "The bytes do not have their Upload-Checksum; none of them counts.",
                    failure);
        }
        return failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
    }
}
