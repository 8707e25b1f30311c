package io.drawbridge.upload.tus;

import io.drawbridge.upload.object.ObjectAttributes;
import io.drawbridge.upload.object.ObjectWrite;
import io.drawbridge.upload.object.Precondition;
import io.drawbridge.upload.object.UploadTarget;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a new upload is to become, parsed.
 *
 * @param metadata the Upload-Metadata header as it came
 * @param length empty when the client will tell it later
 */
public record Creation(
        UploadTarget target, boolean createOnly, Optional<String> contentType, String metadata, OptionalLong length) {

    ObjectWrite write() {
        return write(target, createOnly, contentType);
    }

    static ObjectWrite write(UploadTarget target, boolean createOnly, Optional<String> contentType) {
        ObjectAttributes attributes = new ObjectAttributes(
                contentType, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
        return new ObjectWrite(target, attributes, createOnly ? new Precondition.Absent() : new Precondition.None());
    }
}
