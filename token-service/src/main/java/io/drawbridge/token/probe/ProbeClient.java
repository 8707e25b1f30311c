package io.drawbridge.token.probe;

import io.drawbridge.token.scope.BucketName;
import io.drawbridge.token.scope.ObjectKey;
import io.drawbridge.token.vending.SessionCredentials;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** The few calls of S3 that the probe makes. */
@Singleton
final class ProbeClient {

    private static final Logger LOG = Logger.getLogger(ProbeClient.class);

    private final S3AsyncClient s3;

    ProbeClient(S3AsyncClient s3) {
        this.s3 = s3;
    }

    Session as(SessionCredentials credentials, BucketName bucket) {
        return new Session(
                bucket.value(),
                AwsRequestOverrideConfiguration.builder()
                        .credentialsProvider(StaticCredentialsProvider.create(credentials.identity()))
                        .build());
    }

    /** S3 as one session sees it, in one bucket. */
    final class Session {

        private final String bucket;
        private final AwsRequestOverrideConfiguration identity;

        private Session(String bucket, AwsRequestOverrideConfiguration identity) {
            this.bucket = bucket;
            this.identity = identity;
        }

        /** Asks for the permission to write without writing. */
        Uni<Void> beginAndAbort(ObjectKey key) {
            return Uni.createFrom()
                    .completionStage(() -> s3.createMultipartUpload(
                            begin -> begin.bucket(bucket).key(key.value()).overrideConfiguration(identity)))
                    .chain(begun -> abort(key, begun.uploadId()));
        }

        /** Fails where the store does not let it through. */
        Uni<Void> putAndDelete(ObjectKey key) {
            return Uni.createFrom()
                    .completionStage(() -> s3.putObject(
                            put -> put.bucket(bucket).key(key.value()).overrideConfiguration(identity),
                            AsyncRequestBody.empty()))
                    .chain(() -> delete(key));
        }

        private Uni<Void> abort(ObjectKey key, String uploadId) {
            return Uni.createFrom()
                    .completionStage(() -> s3.abortMultipartUpload(abort -> abort.bucket(bucket)
                            .key(key.value())
                            .uploadId(uploadId)
                            .overrideConfiguration(identity)))
                    .replaceWithVoid();
        }

        /** A store that let the session write may not let it delete; then the operator is told. */
        private Uni<Void> delete(ObjectKey key) {
            return Uni.createFrom()
                    .completionStage(() -> s3.deleteObject(
                            delete -> delete.bucket(bucket).key(key.value()).overrideConfiguration(identity)))
                    .replaceWithVoid()
                    .onFailure()
                    .invoke(() -> LOG.warnf("the probe could not delete %s/%s", bucket, key.value()))
                    .onFailure()
                    .recoverWithNull();
        }
    }
}
