package io.drawbridge.upload.multipart;

import io.drawbridge.upload.integrity.BodyChecksum;
import io.drawbridge.upload.lease.SessionCredentials;
import io.drawbridge.upload.object.ObjectWrite;
import io.drawbridge.upload.object.UploadTarget;
import io.drawbridge.upload.part.Part;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * The calls of S3 that the gateway makes, one attempt each, with the session of the upload that they serve. Bodies
 * are views of slabs: the SDK writes them to the socket without a copy and may read them again.
 */
class ObjectStore {

    private final S3AsyncClient s3;
    private final Requests requests;

    ObjectStore(S3AsyncClient s3, Requests requests) {
        this.s3 = s3;
        this.requests = requests;
    }

    CompletableFuture<StoredObject> put(SessionCredentials session, ObjectWrite write, Part whole) {
        return s3.putObject(requests.put(session, write, whole), body(whole)).thenApply(ObjectStore::stored);
    }

    CompletableFuture<String> create(SessionCredentials session, ObjectWrite write) {
        return s3.createMultipartUpload(requests.create(session, write))
                .thenApply(CreateMultipartUploadResponse::uploadId);
    }

    CompletableFuture<StoredPart> uploadPart(
            SessionCredentials session, UploadTarget target, String uploadId, Part part) {
        return uploadPart(session, target, uploadId, part.number(), part);
    }

    CompletableFuture<StoredPart> uploadPart(
            SessionCredentials session, UploadTarget target, String uploadId, int number, Part part) {
        return s3.uploadPart(requests.uploadPart(session, target, uploadId, number, part), body(part))
                .thenApply(answer ->
                        new StoredPart(number, answer.eTag(), part.length(), BodyChecksum.crc32c(part.crc32c())));
    }

    CompletableFuture<StoredObject> putEmpty(SessionCredentials session, ObjectWrite write) {
        return s3.putObject(requests.putEmpty(session, write), AsyncRequestBody.empty())
                .thenApply(ObjectStore::stored);
    }

    /** All parts that the store has, over all pages. */
    CompletableFuture<List<StoredPart>> parts(SessionCredentials session, UploadTarget target, String uploadId) {
        ConcurrentLinkedQueue<StoredPart> found = new ConcurrentLinkedQueue<>();
        return s3.listPartsPaginator(requests.allParts(session, target, uploadId))
                .parts()
                .subscribe(part -> found.add(stored(part)))
                .thenApply(end -> List.copyOf(found));
    }

    private static StoredPart stored(software.amazon.awssdk.services.s3.model.Part part) {
        return new StoredPart(
                part.partNumber(), part.eTag(), part.size(), BodyChecksum.ofStore("crc32c", part.checksumCRC32C()));
    }

    CompletableFuture<StoredObject> complete(
            SessionCredentials session, ObjectWrite write, String uploadId, Whole whole) {
        return s3.completeMultipartUpload(requests.complete(session, write, uploadId, whole))
                .thenApply(ObjectStore::stored);
    }

    /** Succeeds while the multipart upload is open; fails with NoSuchUpload when it was completed or aborted. */
    CompletableFuture<Void> expectOpen(SessionCredentials session, UploadTarget target, String uploadId) {
        return s3.listParts(requests.listParts(session, target, uploadId)).thenApply(answer -> null);
    }

    CompletableFuture<Void> abort(SessionCredentials session, UploadTarget target, String uploadId) {
        return s3.abortMultipartUpload(requests.abort(session, target, uploadId))
                .thenApply(answer -> null);
    }

    private static AsyncRequestBody body(Part part) {
        return part.length() == 0 ? AsyncRequestBody.empty() : AsyncRequestBody.fromByteBuffersUnsafe(part.content());
    }

    private static StoredObject stored(PutObjectResponse answer) {
        return new StoredObject(Optional.ofNullable(answer.eTag()), Optional.ofNullable(answer.versionId()));
    }

    private static StoredObject stored(CompleteMultipartUploadResponse answer) {
        return new StoredObject(Optional.ofNullable(answer.eTag()), Optional.ofNullable(answer.versionId()));
    }
}
