package io.drawbridge.upload.lease;

import io.drawbridge.upload.object.ObjectKey;
import io.drawbridge.upload.object.UploadTarget;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Credentials that the gateway holds for a caller, and what they are for.
 *
 * @param asked the object that they were asked for
 * @param prefix what else they are for; empty when for nothing else
 * @param maxObjectSize bytes; empty when the grant sets no limit
 */
public record CredentialLease(
        UploadTarget asked, Optional<String> prefix, OptionalLong maxObjectSize, SessionCredentials credentials) {

    public CredentialLease {
        Objects.requireNonNull(asked);
        Objects.requireNonNull(credentials);
        // A prefix that does not end at a slash would also cover neighbours ("team-a" covers "team-archive/x").
        prefix = prefix.filter(text -> text.endsWith("/") && asked.key().value().startsWith(text));
    }

    /** The gateway's own check; the store checks again. */
    boolean covers(ObjectKey key) {
        return key.equals(asked.key())
                || prefix.filter(text -> key.value().startsWith(text)).isPresent();
    }
}
