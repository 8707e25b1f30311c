package io.drawbridge.upload.lease;

import io.drawbridge.upload.object.BucketName;
import io.drawbridge.upload.object.ObjectKey;
import io.drawbridge.upload.object.UploadTarget;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** The lease of an upload, for tests of what uses it; each renewal brings other credentials. */
public final class TestLease {

    private static final UploadTarget TARGET = new UploadTarget(new BucketName("bkt"), new ObjectKey("key"));

    private int renewals;

    public UploadLease forUpload() {
        return new UploadLease(lease(), spent -> Uni.createFrom().item(this::renew), InstantSource.system());
    }

    public int renewals() {
        return renewals;
    }

    private CredentialLease renew() {
        renewals++;
        return lease();
    }

    private CredentialLease lease() {
        return new CredentialLease(
                TARGET,
                Optional.empty(),
                GrantLimits.NONE,
                new SessionCredentials(
                        "id-" + renewals, "secret", "token", Instant.now().plusSeconds(900)));
    }
}
