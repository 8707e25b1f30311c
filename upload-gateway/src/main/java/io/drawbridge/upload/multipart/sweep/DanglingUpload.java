package io.drawbridge.upload.multipart.sweep;

import java.time.Instant;

/** A multipart upload that is neither completed nor aborted. */
record DanglingUpload(OwnedPrefix place, String key, String uploadId, Instant initiated) {

    boolean isOlderThan(Instant bound) {
        return initiated.isBefore(bound);
    }
}
