package io.drawbridge.upload.tus;

import io.drawbridge.upload.problem.Refusal;
import java.util.Optional;

/**
 * What became of a request that brought bytes.
 *
 * @param state of the upload afterwards
 * @param cut why the request ended before its end; empty when it did not, and when nothing is missing any more
 */
public record Appended(UploadState state, Optional<RuntimeException> cut) {

    private static final int FIRST_SERVER_ERROR = 500;

    static Appended whole(UploadState state) {
        return new Appended(state, Optional.empty());
    }

    /** The state; fails with what cut the request short. */
    public UploadState orCause() {
        cut.ifPresent(cause -> {
            throw cause;
        });
        return state;
    }

    /** Whether what arrived is worth going on with: the client broke no rule. */
    boolean wasInterrupted() {
        return cut.filter(cause -> cause instanceof Refusal refusal && isInterruption(refusal))
                .isPresent();
    }

    private static boolean isInterruption(Refusal refusal) {
        return switch (refusal.reason()) {
            case CLIENT_STALLED, CLIENT_GONE -> true;
            default -> refusal.reason().status() >= FIRST_SERVER_ERROR;
        };
    }
}
