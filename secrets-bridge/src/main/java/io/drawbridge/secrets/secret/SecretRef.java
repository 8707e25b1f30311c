package io.drawbridge.secrets.secret;

import io.drawbridge.secrets.access.SecretPath;
import io.drawbridge.secrets.access.Verb;
import java.util.Objects;

/**
 * One thing that can be read: a value, a list or metadata. All that changes the answer is in it, so it is the cache's
 * key.
 *
 * @param version 0 for the current one
 */
public record SecretRef(Verb verb, String mount, SecretPath path, int version) {

    public SecretRef {
        Objects.requireNonNull(verb, "verb");
        Objects.requireNonNull(mount, "mount");
        Objects.requireNonNull(path, "path");
        if (version < 0 || version > 0 && verb != Verb.READ) {
            throw new IllegalArgumentException("versions belong to reads and begin with 1");
        }
    }
}
