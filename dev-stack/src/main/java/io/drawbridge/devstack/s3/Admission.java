package io.drawbridge.devstack.s3;

import io.drawbridge.devstack.identity.Identity;
import java.util.Objects;
import java.util.Set;

/**
 * What the gate let through, for S3Proxy to ask about when it has read the request by itself.
 *
 * @param objects the names that may be touched
 */
record Admission(Identity identity, Set<StoredName> objects) {

    Admission {
        Objects.requireNonNull(identity, "identity");
        objects = Set.copyOf(objects);
    }
}
