package io.drawbridge.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.drawbridge.devstack.EnforcedStore.Issuance;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * What every store that enforces session policies does, for sessions of both kinds. Where stores differ, the suite asks
 * only for what they have in common:
 *
 * <ul>
 *   <li>An expired session is 400 {@code ExpiredToken} on AWS and on the embedded store, 403 {@code InvalidAccessKeyId}
 *       on SeaweedFS.
 *   <li>A wrong token is {@code InvalidToken} there, {@code InvalidAccessKeyId} on SeaweedFS.
 *   <li>ListBuckets of a session is 403 there, and an empty list on SeaweedFS, so the suite leaves it out; likewise
 *       policies that lack one of the three upload actions (SeaweedFS takes {@code s3:PutObject} for all of them),
 *       escapes in policies (SeaweedFS takes <code>${*}</code> literally), upper and lower case in keys (SeaweedFS
 *       does not tell them apart in policies) and keys with {@code //} (SeaweedFS folds them, the embedded store refuses
 *       them).
 * </ul>
 */
abstract class EnforcementSuite {

    private static final int PART = 5 << 20;
    private static final String GRANTED = "dir/file.bin";

    /** A bucket that the issuer may hand out, and one that it may not. */
    static final String BUCKET = "inbox";

    static final String FOREIGN_BUCKET = "foreign";

    private S3Client admin;

    abstract EnforcedStore store();

    @BeforeEach
    void connect() {
        admin = store().s3(store().admin().credentials());
    }

    @AfterEach
    void leaveNothing() {
        admin.listMultipartUploads(request -> request.bucket(BUCKET))
                .uploads()
                .forEach(upload -> admin.abortMultipartUpload(
                        request -> request.bucket(BUCKET).key(upload.key()).uploadId(upload.uploadId())));
        admin.close();
    }

    @ParameterizedTest
    @EnumSource
    void allowsUploadOfGrantedKey(Issuance issuance) {
        String content = "content " + UUID.randomUUID();

        onSession(uploadOf(issuance, GRANTED), s3 -> put(s3, BUCKET, GRANTED, content));

        assertThat(content(GRANTED)).isEqualTo(content);
    }

    @ParameterizedTest
    @EnumSource
    void allowsMultipartUploadOfGrantedKey(Issuance issuance) {
        byte[] part = new byte[PART];
        onSession(uploadOf(issuance, GRANTED), s3 -> {
            String upload = create(s3, GRANTED);
            List<CompletedPart> parts = IntStream.rangeClosed(1, 3)
                    .mapToObj(number -> part(s3, GRANTED, upload, number, number == 3 ? new byte[7] : part))
                    .toList();
            assertThat(s3.listParts(request ->
                                    request.bucket(BUCKET).key(GRANTED).uploadId(upload))
                            .parts())
                    .hasSize(3);
            s3.completeMultipartUpload(request ->
                    request.bucket(BUCKET).key(GRANTED).uploadId(upload).multipartUpload(done -> done.parts(parts)));
        });

        assertThat(admin.headObject(request -> request.bucket(BUCKET).key(GRANTED))
                        .contentLength())
                .isEqualTo(2 * PART + 7);
    }

    @ParameterizedTest
    @EnumSource
    void allowsAbortOfGrantedKey(Issuance issuance) {
        onSession(uploadOf(issuance, GRANTED), s3 -> {
            String upload = create(s3, GRANTED);
            part(s3, GRANTED, upload, 1, new byte[7]);
            s3.abortMultipartUpload(
                    request -> request.bucket(BUCKET).key(GRANTED).uploadId(upload));
            assertRefused(() -> part(s3, GRANTED, upload, 2, new byte[7]));
        });

        assertThat(admin.listMultipartUploads(request -> request.bucket(BUCKET)).uploads())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void deniesNeighbours(Issuance issuance) {
        List<String> neighbours = List.of(
                "dir/file.bin2",
                "dir/other",
                "file.bin",
                "dir",
                "dirx/file.bin",
                "dir2",
                "dir/file.bi",
                "dir/*",
                "dir/file.bi?",
                "dir/file.bin*",
                "dir/file.bin/more",
                "dir/../dir/file.bin",
                "${aws:username}");
        onSession(
                uploadOf(issuance, GRANTED),
                s3 -> neighbours.forEach(key -> {
                    assertRefused(() -> put(s3, BUCKET, key, "x"));
                    assertRefused(() -> create(s3, key));
                }));
    }

    @ParameterizedTest
    @EnumSource
    void keepsToThePrefix(Issuance issuance) {
        onSession(uploadOf(issuance, "dir/*"), s3 -> {
            assertThatNoException().isThrownBy(() -> put(s3, BUCKET, "dir/one", "x"));
            assertThatNoException().isThrownBy(() -> put(s3, BUCKET, "dir/deep/er", "x"));
            List.of("dirx/one", "dir2", "other/dir/one", "dir/../other")
                    .forEach(key -> assertRefused(() -> put(s3, BUCKET, key, "x")));
        });
    }

    @ParameterizedTest
    @EnumSource
    void deniesAllButUploading(Issuance issuance) {
        put(admin, BUCKET, GRANTED, "x");
        onSession(uploadOf(issuance, GRANTED), s3 -> {
            assertRefused(() ->
                    s3.getObject(request -> request.bucket(BUCKET).key(GRANTED)).close());
            assertRefused(() -> s3.headObject(request -> request.bucket(BUCKET).key(GRANTED)));
            assertRefused(() -> s3.listObjectsV2(request -> request.bucket(BUCKET)));
            assertRefused(() -> s3.listMultipartUploads(request -> request.bucket(BUCKET)));
            assertRefused(
                    () -> s3.deleteObject(request -> request.bucket(BUCKET).key(GRANTED)));
            assertRefused(() -> s3.copyObject(request -> request.sourceBucket(BUCKET)
                    .sourceKey("dir/other")
                    .destinationBucket(BUCKET)
                    .destinationKey(GRANTED)));
            assertRefused(() -> s3.putObjectAcl(
                    request -> request.bucket(BUCKET).key(GRANTED).acl("private")));
            assertRefused(() -> s3.putObjectTagging(
                    request -> request.bucket(BUCKET).key(GRANTED).tagging(tags -> tags.tagSet(List.of()))));
            assertRefused(
                    () -> s3.putBucketPolicy(request -> request.bucket(BUCKET).policy("{}")));
            assertRefused(() -> s3.createBucket(request -> request.bucket("another")));
            assertRefused(() -> s3.deleteBucket(request -> request.bucket(BUCKET)));
        });

        assertThat(content(GRANTED)).isEqualTo("x");
    }

    @ParameterizedTest
    @EnumSource
    void deniesDeletionKeyByKey(Issuance issuance) {
        put(admin, BUCKET, GRANTED, "x");
        onSession(uploadOf(issuance, GRANTED), s3 -> {
            var answer = s3.deleteObjects(request -> request.bucket(BUCKET)
                    .delete(keys ->
                            keys.objects(ObjectIdentifier.builder().key(GRANTED).build())));
            assertThat(answer.errors()).singleElement().satisfies(error -> assertThat(error.code())
                    .isEqualTo("AccessDenied"));
        });

        assertThat(content(GRANTED)).isEqualTo("x");
    }

    @ParameterizedTest
    @EnumSource
    void deniesOtherUploads(Issuance issuance) {
        String foreign = create(admin, "dir/foreign");
        onSession(uploadOf(issuance, GRANTED), s3 -> {
            assertRefused(() -> part(s3, "dir/foreign", foreign, 1, new byte[7]));
            assertRefused(() -> s3.listParts(
                    request -> request.bucket(BUCKET).key("dir/foreign").uploadId(foreign)));
            assertRefused(() -> s3.abortMultipartUpload(
                    request -> request.bucket(BUCKET).key("dir/foreign").uploadId(foreign)));
            assertError(404, () -> part(s3, GRANTED, foreign, 1, new byte[7]));
            assertError(
                    404,
                    () -> s3.abortMultipartUpload(
                            request -> request.bucket(BUCKET).key(GRANTED).uploadId(foreign)));
        });

        assertThat(admin.listMultipartUploads(request -> request.bucket(BUCKET)).uploads())
                .hasSize(1);
    }

    /** A session can never do more than its issuer, or its role. */
    @ParameterizedTest
    @EnumSource
    void deniesBucketsThatTheIssuerMayNotUse(Issuance issuance) {
        String everything = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\","
                + "\"Resource\":\"*\"}]}";
        onSession(issuance.session(store(), everything), s3 -> {
            assertThatNoException().isThrownBy(() -> put(s3, BUCKET, "anything", "x"));
            assertRefused(() -> put(s3, FOREIGN_BUCKET, "anything", "x"));
            assertRefused(() -> s3.listObjectsV2(request -> request.bucket(FOREIGN_BUCKET)));
        });
    }

    @ParameterizedTest
    @EnumSource
    void obeysDeny(Issuance issuance) {
        String policy = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:PutObject\","
                + "\"Resource\":\"arn:aws:s3:::inbox/*\"},{\"Effect\":\"Deny\",\"Action\":\"s3:PutObject\","
                + "\"Resource\":\"arn:aws:s3:::inbox/no/*\"}]}";
        onSession(issuance.session(store(), policy), s3 -> {
            assertThatNoException().isThrownBy(() -> put(s3, BUCKET, "yes/a", "x"));
            assertRefused(() -> put(s3, BUCKET, "no/a", "x"));
        });
    }

    @ParameterizedTest
    @EnumSource
    void refusesCredentialsThatAreNotWhole(Issuance issuance) {
        AwsSessionCredentials session = uploadOf(issuance, GRANTED);
        String id = session.accessKeyId();
        String secret = session.secretAccessKey();
        List<AwsCredentials> broken = List.of(
                AwsBasicCredentials.create(id, secret),
                AwsSessionCredentials.create(id, secret, "another"),
                AwsSessionCredentials.create(id, secret + "x", session.sessionToken()),
                AwsSessionCredentials.create("ASIANOBODY", secret, session.sessionToken()),
                AwsSessionCredentials.create(store().admin().accessKeyId(), secret, session.sessionToken()));

        broken.forEach(credentials -> onSession(credentials, s3 -> assertRefused(() -> put(s3, BUCKET, GRANTED, "x"))));
    }

    @ParameterizedTest
    @EnumSource
    void refusesExpiredSessions(Issuance issuance) {
        AwsSessionCredentials session = uploadOf(issuance, GRANTED);
        onSession(session, s3 -> assertThatNoException().isThrownBy(() -> put(s3, BUCKET, GRANTED, "x")));

        onSession(store().expired(session), s3 -> assertRefused(() -> put(s3, BUCKET, GRANTED, "late")));

        assertThat(content(GRANTED)).isEqualTo("x");
    }

    @Test
    void refusesWrongSecretOfTheOwner() {
        AwsCredentials wrong = AwsBasicCredentials.create(store().admin().accessKeyId(), "wrong");

        onSession(wrong, s3 -> assertRefused(() -> s3.listObjectsV2(request -> request.bucket(BUCKET))));
    }

    final AwsSessionCredentials uploadOf(Issuance issuance, String keyPattern) {
        return issuance.session(
                store(),
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"s3:PutObject\","
                        + "\"s3:AbortMultipartUpload\",\"s3:ListMultipartUploadParts\"],"
                        + "\"Resource\":\"arn:aws:s3:::inbox/" + keyPattern + "\"}]}");
    }

    final void onSession(AwsCredentials who, Consumer<S3Client> use) {
        try (S3Client s3 = store().s3(who)) {
            use.accept(s3);
        }
    }

    static void put(S3Client s3, String bucket, String key, String content) {
        s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString(content));
    }

    static String create(S3Client s3, String key) {
        return s3.createMultipartUpload(request -> request.bucket(BUCKET).key(key))
                .uploadId();
    }

    static CompletedPart part(S3Client s3, String key, String upload, int number, byte[] content) {
        String etag = s3.uploadPart(
                        request ->
                                request.bucket(BUCKET).key(key).uploadId(upload).partNumber(number),
                        RequestBody.fromBytes(content))
                .eTag();
        return CompletedPart.builder().partNumber(number).eTag(etag).build();
    }

    private String content(String key) {
        return admin.getObjectAsBytes(request -> request.bucket(BUCKET).key(key))
                .asUtf8String();
    }

    /** Denied, or not even understood; never done. */
    static void assertRefused(ThrowingCallable call) {
        assertThatExceptionOfType(S3Exception.class).isThrownBy(call).satisfies(error -> assertThat(error.statusCode())
                .isIn(400, 403, 404));
    }

    static void assertError(int status, ThrowingCallable call) {
        assertThatExceptionOfType(S3Exception.class).isThrownBy(call).satisfies(error -> assertThat(error.statusCode())
                .isEqualTo(status));
    }
}
