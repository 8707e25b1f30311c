package io.drawbridge.token.door.multipart;

import io.drawbridge.token.multipart.Completed;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The object that was made. */
@RegisterForReflection
record CompletedAnswer(String bucket, String key, String etag) {

    static CompletedAnswer of(Completed completed) {
        return new CompletedAnswer(
                completed.object().bucket().value(), completed.object().key().value(), completed.etag());
    }
}
