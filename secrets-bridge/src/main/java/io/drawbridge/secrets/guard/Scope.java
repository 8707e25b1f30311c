package io.drawbridge.secrets.guard;

import io.drawbridge.secrets.access.SecretPath;
import io.drawbridge.secrets.access.Verb;
import io.drawbridge.secrets.secret.SecretRef;

/** A mount as it looks to a role. */
record Scope(String mount, String role) {

    static Scope of(SecretRef ref) {
        return new Scope(ref.mount(), ref.role());
    }

    SecretRef ref(Verb verb, SecretPath path) {
        return new SecretRef(verb, mount, path, 0, role);
    }
}
