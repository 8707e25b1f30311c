package io.drawbridge.devstack.s3;

import io.drawbridge.devstack.identity.Demand;
import io.drawbridge.devstack.identity.Identities;
import io.drawbridge.devstack.identity.Identity;
import java.util.Objects;
import java.util.Optional;
import org.gaul.s3proxy.AccessGrant;
import org.gaul.s3proxy.BlobStoreLocator;
import org.gaul.s3proxy.blobstore.BlobStore;

/**
 * Gives S3Proxy the secret to check a signature with, and the store, only for the identity and the names that the
 * {@link Gate} let through on this thread. Should the two ever read a request differently, it is refused.
 */
final class AdmittedStores implements BlobStoreLocator {

    private final ThreadLocal<Admission> admitted = new ThreadLocal<>();
    private final ThreadLocal<String> bucketOfForm = new ThreadLocal<>();
    private final Identities identities;
    private final BlobStore store;

    AdmittedStores(Identities identities, BlobStore store) {
        this.identities = Objects.requireNonNull(identities, "identities");
        this.store = Objects.requireNonNull(store, "store");
    }

    void open(Admission admission) {
        admitted.set(admission);
    }

    /** A form names its credentials in the body, so they are decided on when S3Proxy asks for them. */
    void openForm(String bucket) {
        bucketOfForm.set(bucket);
    }

    void close() {
        admitted.remove();
        bucketOfForm.remove();
    }

    @Override
    public AccessGrant locateBlobStore(String accessKeyId, String bucket, String key) {
        return identity(accessKeyId, bucket, key)
                .map(who -> new AccessGrant(who.key().secretAccessKey(), new DecidedDeletes(store, who)))
                .orElse(null);
    }

    private Optional<? extends Identity> identity(String accessKeyId, String bucket, String key) {
        if (bucketOfForm.get() != null) {
            return poster(accessKeyId, bucket, key);
        }
        StoredName name = new StoredName(Objects.requireNonNullElse(bucket, ""), Objects.requireNonNullElse(key, ""));
        return Optional.ofNullable(admitted.get())
                .filter(admission -> admission.identity().key().accessKeyId().equals(accessKeyId))
                .filter(admission -> admission.objects().contains(name))
                .map(Admission::identity);
    }

    /**
     * Of a form that is signed with temporary credentials S3Proxy does not show the token. It is a field like others, so
     * the policy has to name it, and who could sign that has the session's secret.
     */
    private Optional<? extends Identity> poster(String accessKeyId, String bucket, String key) {
        if (!bucketOfForm.get().equals(bucket) || key == null || key.isEmpty()) {
            return Optional.empty();
        }
        StoredName name = new StoredName(bucket, key);
        return identities
                .holder(accessKeyId)
                .filter(who -> who.allows(Demand.onObject("s3:PutObject", name.bucket(), name.key())));
    }
}
