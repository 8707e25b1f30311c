package io.drawbridge.token.multipart;

import io.drawbridge.token.scope.ObjectAddress;
import java.util.Objects;

/**
 * An object that was made of its parts.
 *
 * @param etag in quotes, as HTTP writes it
 */
public record Completed(ObjectAddress object, String etag) {

    public Completed {
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(etag, "etag");
    }
}
