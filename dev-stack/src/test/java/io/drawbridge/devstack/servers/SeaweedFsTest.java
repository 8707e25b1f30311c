package io.drawbridge.devstack.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.drawbridge.devstack.AccessKey;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

@EnabledIfInstalled("weed")
class SeaweedFsTest {

    private static final String BUCKET = "inbox";
    private static final String POLICY =
            """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::inbox/dir/file.bin"}]}
            """;

    @TempDir
    static Path folder;

    private static SeaweedFs store;

    @BeforeAll
    static void start() {
        store = SeaweedFs.start(folder, BUCKET, "other");
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    @Test
    void enforcesPolicyOfFederationToken() {
        AwsSessionCredentials session = federationToken();

        assertThatNoException().isThrownBy(() -> put(session, BUCKET, "dir/file.bin"));
        assertDenied(session, BUCKET, "dir/file.bin2");
        assertDenied(session, "other", "dir/file.bin");
    }

    @Test
    void enforcesPolicyOfAssumedRole() {
        AwsSessionCredentials session = assumedRole();

        assertThatNoException().isThrownBy(() -> put(session, BUCKET, "dir/file.bin"));
        assertDenied(session, BUCKET, "dir");
    }

    @Test
    void keepsIssuerAndStrangersOut() {
        store.createBucket("private");

        assertDenied(store.issuer().credentials(), "private", "key");
        assertDenied(new AccessKey(store.issuer().accessKeyId(), "wrong").credentials(), BUCKET, "key");
    }

    @Test
    void cutsExpiryOfSession() {
        AwsSessionCredentials session = federationToken();
        AwsSessionCredentials longer = store.expiring(session, Instant.now().plusSeconds(60));
        AwsSessionCredentials over = store.expiring(session, Instant.now().minusSeconds(60));

        assertThatNoException().isThrownBy(() -> put(longer, BUCKET, "dir/file.bin"));
        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(() -> put(over, BUCKET, "dir/file.bin"))
                .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidAccessKeyId"));
    }

    @Test
    void keepsDataAndSessionsOverKill() {
        AwsSessionCredentials session = federationToken();
        put(session, BUCKET, "dir/file.bin");

        store.kill();
        store.restart();

        assertThatNoException().isThrownBy(() -> put(session, BUCKET, "dir/file.bin"));
        try (S3Client s3 = store.s3(store.admin().credentials())) {
            assertThat(s3.getObjectAsBytes(request -> request.bucket(BUCKET).key("dir/file.bin"))
                            .asUtf8String())
                    .isEqualTo("content");
        }
    }

    @Test
    void runsBesideAnother(@TempDir Path elsewhere) {
        try (SeaweedFs another = SeaweedFs.start(elsewhere, BUCKET)) {
            assertThat(another.endpoint()).isNotEqualTo(store.endpoint());
            assertDenied(another.admin().credentials(), BUCKET, "key");
        }
    }

    private static AwsSessionCredentials federationToken() {
        try (StsClient sts = store.sts(store.issuer().credentials())) {
            return session(sts.getFederationToken(
                            request -> request.name("alice").policy(POLICY).durationSeconds(900))
                    .credentials());
        }
    }

    private static AwsSessionCredentials assumedRole() {
        try (StsClient sts = store.sts(store.issuer().credentials())) {
            return session(sts.assumeRole(request -> request.roleArn(store.roleArn())
                            .roleSessionName("alice")
                            .policy(POLICY)
                            .durationSeconds(900))
                    .credentials());
        }
    }

    private static AwsSessionCredentials session(Credentials issued) {
        return AwsSessionCredentials.create(issued.accessKeyId(), issued.secretAccessKey(), issued.sessionToken());
    }

    private static void put(AwsCredentials who, String bucket, String key) {
        try (S3Client s3 = store.s3(who)) {
            s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString("content"));
        }
    }

    private static void assertDenied(AwsCredentials who, String bucket, String key) {
        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(() -> put(who, bucket, key))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(403));
    }
}
