package io.drawbridge.token.door.companion;

import io.drawbridge.token.scope.ObjectAddress;
import io.drawbridge.token.store.StoreUrls;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.net.URI;

/** The object that was made. */
@RegisterForReflection
record ObjectAnswer(URI location, String bucket, String key) {

    static ObjectAnswer of(ObjectAddress object, StoreUrls store) {
        return new ObjectAnswer(
                store.of(object), object.bucket().value(), object.key().value());
    }
}
