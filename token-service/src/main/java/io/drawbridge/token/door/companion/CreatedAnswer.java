package io.drawbridge.token.door.companion;

import io.drawbridge.token.multipart.Begun;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** An upload that was begun. */
@RegisterForReflection
record CreatedAnswer(String key, String uploadId, String bucket) {

    static CreatedAnswer of(Begun begun) {
        return new CreatedAnswer(
                begun.upload().object().key().value(),
                begun.handle(),
                begun.upload().object().bucket().value());
    }
}
