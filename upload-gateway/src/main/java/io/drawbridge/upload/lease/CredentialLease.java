package io.drawbridge.upload.lease;

import io.drawbridge.upload.object.ObjectKey;
import io.drawbridge.upload.object.UploadTarget;
import java.util.Objects;
import java.util.Optional;

/**
 * Credentials that the gateway holds for a caller, and what they are for.
 *
 * @param asked the object that they were asked for
 * @param prefix what else they are for; empty when for nothing else
 */
public record CredentialLease(
        UploadTarget asked, Optional<String> prefix, GrantLimits limits, SessionCredentials credentials) {

    public CredentialLease {
        Objects.requireNonNull(asked);
        Objects.requireNonNull(limits);
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
