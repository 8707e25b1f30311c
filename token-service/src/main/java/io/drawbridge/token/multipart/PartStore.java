package io.drawbridge.token.multipart;

import io.drawbridge.token.presign.ObjectAttributes;
import io.drawbridge.token.scope.ObjectAddress;
import io.drawbridge.token.vending.SessionCredentials;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.ListPartsRequest;

/** The calls of S3 that uploads in parts need, each with the session of its caller. */
@Singleton
final class PartStore {

    /** S3 puts thousands of parts together in minutes: it answers at once, and goes on until it knows. */
    private static final Duration COMPLETION = Duration.ofMinutes(3);

    private final S3AsyncClient s3;

    PartStore(S3AsyncClient s3) {
        this.s3 = s3;
    }

    /** The store's name for the new upload. */
    Uni<String> begin(SessionCredentials session, ObjectAddress object, ObjectAttributes attributes) {
        CreateMultipartUploadRequest.Builder begin = CreateMultipartUploadRequest.builder()
                .bucket(object.bucket().value())
                .key(object.key().value())
                .metadata(attributes.metadata())
                .overrideConfiguration(identity(session).build());
        attributes.contentType().ifPresent(begin::contentType);
        return call(() -> s3.createMultipartUpload(begin.build())).map(CreateMultipartUploadResponse::uploadId);
    }

    /** All pages. */
    Uni<List<StoredPart>> list(SessionCredentials session, OpenUpload upload) {
        ListPartsRequest first = ListPartsRequest.builder()
                .bucket(upload.object().bucket().value())
                .key(upload.object().key().value())
                .uploadId(upload.uploadId())
                .overrideConfiguration(identity(session).build())
                .build();
        return new PartPages(request -> call(() -> s3.listParts(request))).from(first);
    }

    /** The ETag of the object. */
    Uni<String> complete(SessionCredentials session, OpenUpload upload, PartTags parts) {
        List<CompletedPart> completed = parts.parts().stream()
                .map(part -> CompletedPart.builder()
                        .partNumber(part.number())
                        .eTag("\"" + part.etag() + "\"")
                        .build())
                .toList();
        CompleteMultipartUploadRequest request = CompleteMultipartUploadRequest.builder()
                .bucket(upload.object().bucket().value())
                .key(upload.object().key().value())
                .uploadId(upload.uploadId())
                .multipartUpload(list -> list.parts(completed))
                .ifNoneMatch(upload.createOnly() ? "*" : null)
                .overrideConfiguration(
                        identity(session).apiCallTimeout(COMPLETION).build())
                .build();
        return call(() -> s3.completeMultipartUpload(request)).map(answer -> answer.eTag());
    }

    Uni<Void> abort(SessionCredentials session, OpenUpload upload) {
        AbortMultipartUploadRequest request = AbortMultipartUploadRequest.builder()
                .bucket(upload.object().bucket().value())
                .key(upload.object().key().value())
                .uploadId(upload.uploadId())
                .overrideConfiguration(identity(session).build())
                .build();
        return call(() -> s3.abortMultipartUpload(request)).replaceWithVoid();
    }

    /** The ETag of the object that is there, seen with this service's own credentials: sessions for uploads see none. */
    Uni<String> etag(ObjectAddress object) {
        return call(() -> s3.headObject(head ->
                        head.bucket(object.bucket().value()).key(object.key().value())))
                .map(answer -> answer.eTag());
    }

    private static <T> Uni<T> call(Supplier<CompletionStage<T>> call) {
        return Uni.createFrom().completionStage(call);
    }

    private static AwsRequestOverrideConfiguration.Builder identity(SessionCredentials session) {
        return AwsRequestOverrideConfiguration.builder().credentialsProvider(session::identity);
    }
}
