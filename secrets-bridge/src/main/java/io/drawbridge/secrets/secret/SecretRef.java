package io.drawbridge.secrets.secret;

import io.drawbridge.secrets.access.SecretPath;
import io.drawbridge.secrets.access.Verb;
import java.util.Objects;

/**
 * One thing that can be read: a value, a list or metadata. All that changes the answer is in it, so it is the cache's
 * key.
 *
 * @param version 0 for the current one
 * @param role upstream in whose name it is read; empty for the bridge's own
 */
public record SecretRef(Verb verb, String mount, SecretPath path, int version, String role) {

    public SecretRef {
        Objects.requireNonNull(verb, "verb");
        Objects.requireNonNull(mount, "mount");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(role, "role");
        if (version < 0 || version > 0 && verb != Verb.READ) {
            throw new IllegalArgumentException("versions belong to reads and begin with 1");
        }
    }

    /** Read as the bridge itself. */
    public SecretRef(Verb verb, String mount, SecretPath path, int version) {
        this(verb, mount, path, version, "");
    }

    /** The same thing, read in the name of a role. */
    public SecretRef as(String other) {
        return new SecretRef(verb, mount, path, version, other);
    }
}
