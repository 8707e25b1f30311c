package io.drawbridge.upload.multipart;

import io.drawbridge.upload.object.BucketName;
import io.drawbridge.upload.tus.Trace;
import io.drawbridge.upload.tus.UploadId;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Where states are, and the requests for what is there. */
record StatePlace(BucketName bucket, String prefix, AwsCredentialsProvider key, Duration attemptTimeout) {

    /** Of a state or a tail, after the prefix. */
    private static final Pattern NAME = Pattern.compile("([0-9a-f]{32})\\.(?:json|tail\\.(\\d{1,18}))");

    /** @throws IllegalArgumentException for anything but {@code bucket/prefix/}, or without a key */
    static StatePlace of(String text, Optional<String> id, Optional<String> secret, Duration attemptTimeout) {
        int slash = text.indexOf('/');
        if (slash < 1 || !text.endsWith("/") || slash == text.length() - 1) {
            throw new IllegalArgumentException(
                    "drawbridge.tus.state takes bucket/prefix/ with a slash at the end, not " + text);
        }
        if (id.isEmpty() || secret.isEmpty()) {
            throw new IllegalArgumentException("drawbridge.tus.state needs drawbridge.tus.access-key-id and"
                    + " drawbridge.tus.secret-access-key: callers' sessions cannot read it");
        }
        return new StatePlace(
                new BucketName(text.substring(0, slash)),
                text.substring(slash + 1),
                StaticCredentialsProvider.create(AwsBasicCredentials.create(id.get(), secret.get())),
                attemptTimeout);
    }

    String state(UploadId id) {
        return prefix + id + ".json";
    }

    String tail(UploadId id, long epoch) {
        return prefix + id + ".tail." + epoch;
    }

    GetObjectRequest get(String name) {
        return GetObjectRequest.builder()
                .bucket(bucket.value())
                .key(name)
                .overrideConfiguration(ours())
                .build();
    }

    PutObjectRequest put(String name, long length) {
        return PutObjectRequest.builder()
                .bucket(bucket.value())
                .key(name)
                .contentLength(length)
                .overrideConfiguration(ours())
                .build();
    }

    /** @param etag of what must be there; nothing may be there when it is empty */
    PutObjectRequest put(String name, long length, Optional<String> etag) {
        PutObjectRequest.Builder request = put(name, length).toBuilder();
        return etag.map(request::ifMatch)
                .orElseGet(() -> request.ifNoneMatch("*"))
                .build();
    }

    DeleteObjectRequest delete(String name) {
        return DeleteObjectRequest.builder()
                .bucket(bucket.value())
                .key(name)
                .overrideConfiguration(ours())
                .build();
    }

    ListObjectsV2Request list() {
        return ListObjectsV2Request.builder()
                .bucket(bucket.value())
                .prefix(prefix)
                .overrideConfiguration(ours())
                .build();
    }

    /** Empty for an object that is none of ours. */
    Optional<Trace> trace(S3Object object) {
        Matcher name = NAME.matcher(object.key().substring(prefix.length()));
        return name.matches()
                ? Optional.of(new Trace(new UploadId(name.group(1)), epoch(name.group(2)), object.lastModified()))
                : Optional.empty();
    }

    private static OptionalLong epoch(String text) {
        return text == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
    }

    private AwsRequestOverrideConfiguration ours() {
        return AwsRequestOverrideConfiguration.builder()
                .credentialsProvider(key)
                .apiCallAttemptTimeout(attemptTimeout)
                .build();
    }

    @Override
    public String toString() {
        return bucket + "/" + prefix;
    }
}
