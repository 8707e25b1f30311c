package io.drawbridge.upload.multipart;

import io.drawbridge.upload.lease.SessionCredentials;
import io.drawbridge.upload.object.ObjectAttributes;
import io.drawbridge.upload.object.ObjectWrite;
import io.drawbridge.upload.object.Precondition;
import io.drawbridge.upload.object.UploadTarget;
import io.drawbridge.upload.part.Part;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.ListPartsRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/**
 * Builds the SDK's requests.
 *
 * @param attemptTimeout for calls without a body and for the first 8 MiB of one
 * @param checksums what the store is given to check the bytes by
 * @param announceSize whether a completion says how long the object is
 */
record Requests(Duration attemptTimeout, StoreChecksums checksums, boolean announceSize) {

    private static final long MIB = 1L << 20;
    private static final long UNTIMED_MIB = 8;

    PutObjectRequest put(SessionCredentials session, ObjectWrite write, Part whole) {
        return put(session, write, whole.length()).toBuilder()
                .checksumCRC32C(checksums.of(whole))
                .build();
    }

    PutObjectRequest putEmpty(SessionCredentials session, ObjectWrite write) {
        return put(session, write, 0);
    }

    private PutObjectRequest put(SessionCredentials session, ObjectWrite write, long length) {
        ObjectAttributes attributes = write.attributes();
        PutObjectRequest.Builder request = PutObjectRequest.builder()
                .bucket(write.target().bucket().value())
                .key(write.target().key().value())
                .contentLength(length)
                .metadata(attributes.metadata())
                .overrideConfiguration(with(attributes.settings(), as(session, length)));
        attributes.contentType().ifPresent(request::contentType);
        attributes.contentEncoding().ifPresent(request::contentEncoding);
        attributes.contentDisposition().ifPresent(request::contentDisposition);
        attributes.contentLanguage().ifPresent(request::contentLanguage);
        attributes.cacheControl().ifPresent(request::cacheControl);
        if (write.precondition() instanceof Precondition.Absent) {
            request.ifNoneMatch("*");
        } else if (write.precondition() instanceof Precondition.Matches matches) {
            request.ifMatch(matches.etag());
        }
        return request.build();
    }

    CreateMultipartUploadRequest create(SessionCredentials session, ObjectWrite write) {
        ObjectAttributes attributes = write.attributes();
        CreateMultipartUploadRequest.Builder request = CreateMultipartUploadRequest.builder()
                .bucket(write.target().bucket().value())
                .key(write.target().key().value())
                .metadata(attributes.metadata())
                .checksumAlgorithm(checksums.algorithm())
                .checksumType(checksums.type())
                .overrideConfiguration(with(attributes.settings(), as(session, 0)));
        attributes.contentType().ifPresent(request::contentType);
        attributes.contentEncoding().ifPresent(request::contentEncoding);
        attributes.contentDisposition().ifPresent(request::contentDisposition);
        attributes.contentLanguage().ifPresent(request::contentLanguage);
        attributes.cacheControl().ifPresent(request::cacheControl);
        return request.build();
    }

    UploadPartRequest uploadPart(
            SessionCredentials session, UploadTarget target, String uploadId, int number, Part part) {
        return UploadPartRequest.builder()
                .bucket(target.bucket().value())
                .key(target.key().value())
                .uploadId(uploadId)
                .partNumber(number)
                .contentLength(part.length())
                .checksumCRC32C(checksums.of(part))
                .overrideConfiguration(as(session, part.length()))
                .build();
    }

    CompleteMultipartUploadRequest complete(
            SessionCredentials session, ObjectWrite write, String uploadId, Whole whole) {
        CompleteMultipartUploadRequest.Builder request = CompleteMultipartUploadRequest.builder()
                .bucket(write.target().bucket().value())
                .key(write.target().key().value())
                .uploadId(uploadId)
                .multipartUpload(upload -> upload.parts(whole.inOrder(checksums)))
                .checksumCRC32C(checksums.of(whole))
                .checksumType(checksums.type())
                .mpuObjectSize(announceSize ? whole.size() : null)
                .overrideConfiguration(as(session, 0));
        if (write.precondition() instanceof Precondition.Absent) {
            request.ifNoneMatch("*");
        } else if (write.precondition() instanceof Precondition.Matches matches) {
            request.ifMatch(matches.etag());
        }
        return request.build();
    }

    ListPartsRequest allParts(SessionCredentials session, UploadTarget target, String uploadId) {
        return listParts(session, target, uploadId).toBuilder().maxParts(null).build();
    }

    ListPartsRequest listParts(SessionCredentials session, UploadTarget target, String uploadId) {
        return ListPartsRequest.builder()
                .bucket(target.bucket().value())
                .key(target.key().value())
                .uploadId(uploadId)
                .maxParts(1)
                .overrideConfiguration(as(session, 0))
                .build();
    }

    AbortMultipartUploadRequest abort(SessionCredentials session, UploadTarget target, String uploadId) {
        return AbortMultipartUploadRequest.builder()
                .bucket(target.bucket().value())
                .key(target.key().value())
                .uploadId(uploadId)
                .overrideConfiguration(as(session, 0))
                .build();
    }

    private static AwsRequestOverrideConfiguration with(
            Map<String, String> headers, AwsRequestOverrideConfiguration configuration) {
        AwsRequestOverrideConfiguration.Builder more = configuration.toBuilder();
        headers.forEach(more::putHeader);
        return more.build();
    }

    private AwsRequestOverrideConfiguration as(SessionCredentials session, long bodyLength) {
        AwsSessionCredentials credentials =
                AwsSessionCredentials.create(session.accessKeyId(), session.accessKeySecret(), session.sessionToken());
        return AwsRequestOverrideConfiguration.builder()
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .apiCallAttemptTimeout(attemptTimeout.plusSeconds(Math.max(0, bodyLength / MIB - UNTIMED_MIB)))
                .build();
    }
}
