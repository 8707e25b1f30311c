package io.drawbridge.upload.upload;

import io.drawbridge.upload.integrity.AnnouncedDigests;
import io.drawbridge.upload.lease.Bearer;
import io.drawbridge.upload.object.ObjectWrite;
import io.drawbridge.upload.object.UploadTarget;
import java.util.OptionalLong;

/**
 * A request to upload, parsed; the body comes beside it.
 *
 * @param length what Content-Length announces; empty for a body of unknown length
 */
public record UploadRequest(
        Bearer caller, ObjectWrite write, OptionalLong length, AnnouncedDigests digests, String requestId) {

    public UploadTarget target() {
        return write.target();
    }
}
