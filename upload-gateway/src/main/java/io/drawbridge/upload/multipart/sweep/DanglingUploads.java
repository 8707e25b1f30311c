package io.drawbridge.upload.multipart.sweep;

import io.drawbridge.upload.object.UploadTarget;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsRequest;
import software.amazon.awssdk.services.s3.model.ListPartsRequest;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;

/** The calls of S3 that sweeping takes, with the sweeper's own key. */
record DanglingUploads(S3AsyncClient s3, SweeperKey key) {

    /** All at this place, over all pages. */
    Uni<List<DanglingUpload>> list(OwnedPrefix place) {
        ListMultipartUploadsRequest request = ListMultipartUploadsRequest.builder()
                .bucket(place.bucket().value())
                .prefix(place.prefix())
                .overrideConfiguration(asSweeper())
                .build();
        return Uni.createFrom().completionStage(() -> {
            ConcurrentLinkedQueue<DanglingUpload> found = new ConcurrentLinkedQueue<>();
            return s3.listMultipartUploadsPaginator(request)
                    .uploads()
                    .subscribe(upload -> found.add(read(place, upload)))
                    .thenApply(end -> List.copyOf(found));
        });
    }

    /** When the last thing happened to it: its begin, or its youngest part. */
    Uni<Instant> lastActivity(DanglingUpload upload) {
        ListPartsRequest request = ListPartsRequest.builder()
                .bucket(upload.place().bucket().value())
                .key(upload.key())
                .uploadId(upload.uploadId())
                .overrideConfiguration(asSweeper())
                .build();
        return Uni.createFrom().completionStage(() -> {
            AtomicReference<Instant> latest = new AtomicReference<>(upload.initiated());
            return s3.listPartsPaginator(request)
                    .parts()
                    .subscribe(part -> latest.accumulateAndGet(part.lastModified(), DanglingUploads::later))
                    .thenApply(end -> latest.get());
        });
    }

    Uni<Void> abort(DanglingUpload upload) {
        return Uni.createFrom()
                .completionStage(() -> sendAbort(upload.place().bucket().value(), upload.key(), upload.uploadId()));
    }

    /** Of an upload that a state names; succeeds also when there is none. */
    Uni<Void> abort(UploadTarget target, String uploadId) {
        return Uni.createFrom()
                .completionStage(
                        () -> sendAbort(target.bucket().value(), target.key().value(), uploadId))
                .onFailure(NoSuchUploadException.class)
                .recoverWithNull();
    }

    private CompletableFuture<Void> sendAbort(String bucket, String key, String uploadId) {
        return s3.abortMultipartUpload(request ->
                        request.bucket(bucket).key(key).uploadId(uploadId).overrideConfiguration(asSweeper()))
                .thenApply(done -> null);
    }

    private AwsRequestOverrideConfiguration asSweeper() {
        return AwsRequestOverrideConfiguration.builder()
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(key.id(), key.secret())))
                .build();
    }

    private static DanglingUpload read(OwnedPrefix place, MultipartUpload upload) {
        return new DanglingUpload(place, upload.key(), upload.uploadId(), upload.initiated());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
