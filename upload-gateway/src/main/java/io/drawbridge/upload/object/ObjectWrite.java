package io.drawbridge.upload.object;

import java.util.Objects;

/** One object to be written: where to, with what beside it, on what condition. */
public record ObjectWrite(UploadTarget target, ObjectAttributes attributes, Precondition precondition) {

    public ObjectWrite {
        Objects.requireNonNull(target);
        Objects.requireNonNull(attributes);
        Objects.requireNonNull(precondition);
    }
}
