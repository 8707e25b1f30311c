package io.drawbridge.token.door.companion;

import io.drawbridge.token.http.StrictJson;
import io.drawbridge.token.presign.ObjectAttributes;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;

/** What Uppy sends to begin an upload in parts. */
@RegisterForReflection
record CreateRequest(String filename, String type, Map<String, Object> metadata) {

    static CreateRequest parse(byte[] body) {
        return StrictJson.read(body, CreateRequest.class);
    }

    ObjectAttributes attributes() {
        return ClientMetadata.of(type, metadata == null ? Map.of() : metadata);
    }
}
