package io.drawbridge.upload.upload;

import io.drawbridge.upload.integrity.ExpectedDigest;
import io.drawbridge.upload.lease.Bearer;
import io.drawbridge.upload.object.ObjectWrite;
import io.drawbridge.upload.object.UploadTarget;
import java.util.List;
import java.util.OptionalLong;

/**
 * A request to upload, parsed; the body comes beside it.
 *
 * @param length what Content-Length announces; empty for a body of unknown length
 */
public record UploadRequest(
        Bearer caller, ObjectWrite write, OptionalLong length, List<ExpectedDigest> digests, String requestId) {

    public UploadRequest {
        digests = List.copyOf(digests);
    }

    public UploadTarget target() {
        return write.target();
    }
}
