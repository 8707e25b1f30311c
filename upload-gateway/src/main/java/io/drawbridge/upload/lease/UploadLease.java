package io.drawbridge.upload.lease;

import io.smallrye.mutiny.Uni;
import java.time.InstantSource;
import java.util.function.Function;

/** The lease of one upload, which may need a new one before it is over. */
public final class UploadLease {

    private final Function<SessionCredentials, Uni<CredentialLease>> renewal;
    private final InstantSource clock;
    private final GrantLimits limits;
    private volatile SessionCredentials current;

    /** @param renewal answers with a lease in the place of the one with the given, spent credentials */
    UploadLease(
            CredentialLease first, Function<SessionCredentials, Uni<CredentialLease>> renewal, InstantSource clock) {
        this.renewal = renewal;
        this.clock = clock;
        this.limits = first.limits();
        this.current = first.credentials();
    }

    /** What the grant says about the object. */
    public GrantLimits limits() {
        return limits;
    }

    /** Credentials that last long enough to begin a call with them. */
    public Uni<SessionCredentials> credentials() {
        SessionCredentials now = current;
        return now.lastsFor(Leases.MARGIN, clock.instant()) ? Uni.createFrom().item(now) : replace(now);
    }

    /** To be called when the store no longer takes these; another call of this upload may have replaced them. */
    public Uni<SessionCredentials> replace(SessionCredentials spent) {
        SessionCredentials now = current;
        if (now != spent) {
            return Uni.createFrom().item(now);
        }
        return renewal.apply(spent).map(CredentialLease::credentials).invoke(fresh -> current = fresh);
    }
}
