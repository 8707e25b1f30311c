package io.drawbridge.devstack.s3;

import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import software.amazon.awssdk.services.s3.model.BucketCannedACL;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;

/** The store as the anonymous see it: nothing is public, whatever an ACL says. */
final class PrivateStore extends ForwardingBlobStore {

    PrivateStore(BlobStore store) {
        super(store);
    }

    @Override
    public BucketCannedACL getContainerAccess(String container) {
        delegate().getContainerAccess(container);
        return BucketCannedACL.PRIVATE;
    }

    @Override
    public ObjectCannedACL getBlobAccess(String container, String key) {
        return ObjectCannedACL.PRIVATE;
    }
}
