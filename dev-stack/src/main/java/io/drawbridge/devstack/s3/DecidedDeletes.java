package io.drawbridge.devstack.s3;

import io.drawbridge.devstack.identity.Demand;
import io.drawbridge.devstack.identity.Identity;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;

/** The store as one identity sees it: DeleteObjects is decided key by key, because its keys are in the body. */
final class DecidedDeletes extends ForwardingBlobStore {

    private final Identity identity;

    DecidedDeletes(BlobStore store, Identity identity) {
        super(store);
        this.identity = Objects.requireNonNull(identity, "identity");
    }

    @Override
    public DeleteObjectsResponse removeBlobs(DeleteObjectsRequest request) {
        Map<Boolean, List<ObjectIdentifier>> byPermission = request.delete().objects().stream()
                .collect(Collectors.partitioningBy(object -> mayDelete(request.bucket(), object)));
        DeleteObjectsResponse done = delegate()
                .removeBlobs(request.toBuilder()
                        .delete(request.delete().toBuilder()
                                .objects(byPermission.get(true))
                                .build())
                        .build());
        Stream<S3Error> denied = byPermission.get(false).stream().map(DecidedDeletes::denied);
        return done.toBuilder()
                .errors(Stream.concat(done.errors().stream(), denied).toList())
                .build();
    }

    private boolean mayDelete(String bucket, ObjectIdentifier object) {
        String action = object.versionId() == null ? "s3:DeleteObject" : "s3:DeleteObjectVersion";
        return identity.allows(Demand.onObject(action, bucket, object.key()));
    }

    private static S3Error denied(ObjectIdentifier object) {
        return S3Error.builder()
                .key(object.key())
                .versionId(object.versionId())
                .code("AccessDenied")
                .message("Access Denied")
                .build();
    }
}
