package io.drawbridge.token.scope;

import java.util.Objects;
import java.util.Set;

/** One object: where it is. */
public record ObjectAddress(BucketName bucket, ObjectKey key) {

    public ObjectAddress {
        Objects.requireNonNull(bucket, "bucket");
        Objects.requireNonNull(key, "key");
    }

    /** One action on this object and on nothing else. */
    public Scope scope(Action action) {
        return new Scope(bucket, key, Set.of(action));
    }
}
