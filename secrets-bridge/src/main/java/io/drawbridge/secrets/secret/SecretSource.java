package io.drawbridge.secrets.secret;

import io.smallrye.mutiny.Uni;

/** Where secrets come from when they are not at hand. */
public interface SecretSource {

    /** Never fails; what went wrong is an outcome. */
    Uni<ReadOutcome> fetch(SecretRef ref);
}
