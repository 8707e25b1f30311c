package io.drawbridge.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.devstack.servers.InstalledServers;
import io.drawbridge.devstack.servers.Shell;
import io.drawbridge.token.fixture.Door;
import io.drawbridge.token.fixture.ShortSessions;
import io.drawbridge.token.fixture.TestCaller;
import io.drawbridge.token.fixture.TestStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Unmodified AWS clients that know nothing but an address and a token, on SeaweedFS, with sessions that end while the
 * file is on its way: {@code -Daws-clients.mib} and {@code -Daws-clients.mib-per-second} choose how long that takes.
 */
@Tag("real")
@QuarkusTest
@EnabledIfInstalled({"weed", "aws", "s5cmd", "rclone", "python-clients"})
@QuarkusTestResource(value = ShortSessions.class, restrictToAnnotatedClass = true)
class AwsClientsTest {

    private static final int MIB = Integer.getInteger("aws-clients.mib", 40);
    private static final int PART = 8 << 20;
    private static final int MIB_PER_SECOND = Integer.getInteger("aws-clients.mib-per-second", 4);

    TestStore store;

    @TempDir
    Path folder;

    private final String key = "uploads/" + UUID.randomUUID();
    private Shell shell;
    private String digest;

    @BeforeEach
    void prepare() throws Exception {
        Door.awaitReady();
        digest = randomFile(folder.resolve("data.dump"));
        Files.writeString(folder.resolve("token"), TestCaller.ALICE.apiKey());
        Files.writeString(folder.resolve("headers"), "Authorization: " + TestCaller.ALICE.bearer());
        shell = new Shell(
                        folder, InstalledServers.onThisMachine().require("aws").getParent())
                .with("AWS_ENDPOINT_URL", store.endpoint().toString())
                .with("AWS_REGION", "us-east-1")
                .with("AWS_EC2_METADATA_DISABLED", "true")
                .with("DOOR", "http://127.0.0.1:" + RestAssured.port + "/v1/credentials")
                .with("BUCKET", TestStore.BUCKET)
                .with("KEY", key)
                .with("MIB_PER_SECOND", Integer.toString(MIB_PER_SECOND));
        Files.createDirectories(folder.resolve(".aws"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS_CONTAINER_AUTHORIZATION_TOKEN", "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"})
    void awsCliByTheContainerProvider(String variable) throws Exception {
        container(variable);
        Files.writeString(
                folder.resolve(".aws/config"), "[default]\ns3 =\n  max_bandwidth = " + MIB_PER_SECOND + "MB/s\n");

        shell.run("aws s3 cp --only-show-errors data.dump \"s3://$BUCKET/$KEY\"");

        assertArrived();
        assertDenied("aws s3 cp --only-show-errors token \"s3://$BUCKET/$KEY-2\"");
    }

    @Test
    void awsCliByACredentialProcess() throws Exception {
        Files.writeString(
                folder.resolve(".aws/config"),
                """
                [default]
                s3 =
                  max_bandwidth = %dMB/s
                credential_process = curl -fsS -H @%s http://127.0.0.1:%d/v1/credentials/process/%s/%s
                """
                        .formatted(MIB_PER_SECOND, folder.resolve("headers"), RestAssured.port, TestStore.BUCKET, key));

        shell.run("aws s3 cp --only-show-errors data.dump \"s3://$BUCKET/$KEY\"");

        assertArrived();
        assertDenied("aws s3 cp --only-show-errors token \"s3://$BUCKET/$KEY-2\"");
    }

    /** What is in the environment cannot be renewed, so this one has to be quick. */
    @Test
    void awsCliByExportedVariables() throws Exception {
        shell.run("eval \"$(curl -fsS -H @headers \"$DOOR/env/$BUCKET/$KEY\")\";"
                + " aws s3 cp --only-show-errors data.dump \"s3://$BUCKET/$KEY\"");

        assertArrived();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS_CONTAINER_AUTHORIZATION_TOKEN", "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"})
    void boto3ByTheContainerProvider(String variable) throws Exception {
        container(variable);
        Files.writeString(
                folder.resolve("upload.py"),
                """
                import os, sys, time
                import boto3
                from boto3.s3.transfer import TransferConfig

                session = boto3.Session()
                first = session.get_credentials().get_frozen_credentials()
                s3 = session.client("s3")
                slowly = TransferConfig(max_bandwidth=int(os.environ["MIB_PER_SECOND"]) << 20)
                s3.upload_file("data.dump", os.environ["BUCKET"], os.environ["KEY"], Config=slowly)

                # The session that the upload began with must be over, or nothing was shown.
                spent = boto3.client(
                    "s3",
                    aws_access_key_id=first.access_key,
                    aws_secret_access_key=first.secret_key,
                    aws_session_token=first.token,
                )
                try:
                    spent.put_object(Bucket=os.environ["BUCKET"], Key=os.environ["KEY"], Body=b"late")
                except spent.exceptions.ClientError as e:
                    print("spent", e.response["ResponseMetadata"]["HTTPStatusCode"])
                else:
                    sys.exit("the first session still works")
                """);

        assertThat(shell.run("python-clients upload.py")).contains("spent 403");

        assertArrived();
    }

    @Test
    void boto3ByACredentialProcess() throws Exception {
        Files.writeString(
                folder.resolve(".aws/config"),
                "[default]\ncredential_process = curl -fsS -H @%s http://127.0.0.1:%d/v1/credentials/process/%s/%s\n"
                        .formatted(folder.resolve("headers"), RestAssured.port, TestStore.BUCKET, key));
        Files.writeString(
                folder.resolve("upload.py"),
                """
                import os
                import boto3
                from boto3.s3.transfer import TransferConfig

                slowly = TransferConfig(max_bandwidth=int(os.environ["MIB_PER_SECOND"]) << 20)
                boto3.client("s3").upload_file("data.dump", os.environ["BUCKET"], os.environ["KEY"], Config=slowly)
                """);

        shell.run("python-clients upload.py");

        assertArrived();
    }

    @Test
    void s5cmdByTheContainerProvider() throws Exception {
        container("AWS_CONTAINER_AUTHORIZATION_TOKEN");

        shell.run("s5cmd --endpoint-url \"$AWS_ENDPOINT_URL\" cp data.dump \"s3://$BUCKET/$KEY\"");

        assertArrived();
        assertDenied("s5cmd --endpoint-url \"$AWS_ENDPOINT_URL\" cp token \"s3://$BUCKET/$KEY-2\"");
    }

    @Test
    void rcloneByTheContainerProvider() throws Exception {
        container("AWS_CONTAINER_AUTHORIZATION_TOKEN");
        String rclone = "rclone --config /dev/null --s3-provider Other --s3-env-auth --s3-no-check-bucket --s3-no-head"
                + " --s3-endpoint \"$AWS_ENDPOINT_URL\" --s3-region us-east-1 --retries 1 --low-level-retries 2";

        shell.run(rclone + " --bwlimit \"${MIB_PER_SECOND}M\" --s3-upload-cutoff 8M copyto --no-check-dest data.dump"
                + " \":s3:$BUCKET/$KEY\"");

        assertArrived();
        assertDenied(rclone + " copyto --no-check-dest token \":s3:$BUCKET/$KEY-2\"");
    }

    @Test
    void javaSdkByTheContainerProvider() throws Exception {
        System.setProperty(SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_FULL_URI.property(), containerUri(key));
        System.setProperty(SdkSystemSetting.AWS_CONTAINER_AUTHORIZATION_TOKEN.property(), TestCaller.ALICE.apiKey());
        try (ContainerCredentialsProvider provider =
                        ContainerCredentialsProvider.builder().build();
                S3Client s3 = store.s3(provider)) {
            AwsCredentials first = provider.resolveCredentials();
            Instant end = Instant.now().plus(ShortSessions.LIFETIME);
            String upload = s3.createMultipartUpload(
                            begin -> begin.bucket(TestStore.BUCKET).key(key))
                    .uploadId();
            List<CompletedPart> parts = slowly(s3, upload);

            assertThat(Instant.now()).as("or nothing was shown").isAfter(end);
            assertThatThrownBy(() -> {
                        try (S3Client spent = store.s3(first)) {
                            part(spent, upload, 1, new byte[1]);
                        }
                    })
                    .isInstanceOf(S3Exception.class);
            s3.completeMultipartUpload(complete -> complete.bucket(TestStore.BUCKET)
                    .key(key)
                    .uploadId(upload)
                    .multipartUpload(all -> all.parts(parts)));
        } finally {
            System.clearProperty(SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_FULL_URI.property());
            System.clearProperty(SdkSystemSetting.AWS_CONTAINER_AUTHORIZATION_TOKEN.property());
        }
        assertArrived();
    }

    /** The file in parts, no faster than the other clients send it. */
    private List<CompletedPart> slowly(S3Client s3, String upload) throws Exception {
        List<CompletedPart> parts = new ArrayList<>();
        Instant begun = Instant.now();
        try (var file = Files.newInputStream(folder.resolve("data.dump"))) {
            for (byte[] next = file.readNBytes(PART); next.length > 0; next = file.readNBytes(PART)) {
                parts.add(part(s3, upload, parts.size() + 1, next));
                Instant due = begun.plusMillis(1_000L * parts.size() * (PART >> 20) / MIB_PER_SECOND);
                Awaitility.await().until(() -> Instant.now().isAfter(due));
            }
        }
        return parts;
    }

    private CompletedPart part(S3Client s3, String upload, int number, byte[] bytes) {
        String etag = s3.uploadPart(
                        part -> part.bucket(TestStore.BUCKET)
                                .key(key)
                                .uploadId(upload)
                                .partNumber(number),
                        RequestBody.fromBytes(bytes))
                .eTag();
        return CompletedPart.builder().partNumber(number).eTag(etag).build();
    }

    @Test
    void theirUsersSeeWhatIsWrong() throws Exception {
        shell.with("AWS_CONTAINER_CREDENTIALS_FULL_URI", containerUri("elsewhere/x"))
                .with("AWS_CONTAINER_AUTHORIZATION_TOKEN", TestCaller.ALICE.apiKey())
                .with("AWS_MAX_ATTEMPTS", "1");

        Shell.Outcome denied = shell.attempt("aws s3 cp --only-show-errors token \"s3://$BUCKET/elsewhere/x\"");

        assertThat(denied.status()).isNotZero();
        assertThat(denied.output()).contains("No grant of this caller covers what was asked for", "request id");
        assertThat(denied.output()).doesNotContain(TestCaller.ALICE.apiKey());
    }

    @ParameterizedTest
    @CsvSource({
        "elsewhere/x, 403, Forbidden, No grant of this caller covers what was asked for",
        "uploads/../x, 400, InvalidRequest, key must",
        ShortSessions.AWAY + "x, 503, IssuerUnavailable, again"
    })
    void usersOfBoto3SeeWhatIsWrong(String asked, int status, String code, String reason) throws Exception {
        shell.with("AWS_CONTAINER_CREDENTIALS_FULL_URI", containerUri(asked))
                .with("AWS_CONTAINER_AUTHORIZATION_TOKEN", TestCaller.ALICE.apiKey());

        assertThat(refusedBoto3())
                .contains("response " + status, "\"code\":\"" + code + "\"", reason, "request id")
                .doesNotContain(TestCaller.ALICE.apiKey());
    }

    @Test
    void usersOfBoto3SeeThatTheirTokenIsWrong() throws Exception {
        shell.with("AWS_CONTAINER_CREDENTIALS_FULL_URI", containerUri(key))
                .with("AWS_CONTAINER_AUTHORIZATION_TOKEN", "nobody-knows-this");

        assertThat(refusedBoto3())
                .contains("response 401", "\"code\":\"Unauthenticated\"", "request id")
                .doesNotContain("nobody-knows-this");
    }

    private String refusedBoto3() throws Exception {
        Files.writeString(
                folder.resolve("refused.py"),
                """
                import boto3, botocore.exceptions
                try:
                    boto3.Session().get_credentials()
                except botocore.exceptions.CredentialRetrievalError as e:
                    print(e)
                """);
        return shell.run("python-clients refused.py");
    }

    private void container(String variable) {
        shell.with("AWS_CONTAINER_CREDENTIALS_FULL_URI", containerUri(key));
        shell.with(
                variable, variable.endsWith("_FILE") ? folder.resolve("token").toString() : TestCaller.ALICE.apiKey());
    }

    private static String containerUri(String key) {
        return "http://127.0.0.1:" + RestAssured.port + "/v1/credentials/container/" + TestStore.BUCKET + "/" + key;
    }

    private void assertArrived() throws Exception {
        try (S3Client admin = store.s3(store.admin())) {
            MessageDigest arrived = MessageDigest.getInstance("SHA-256");
            try (var object =
                    admin.getObject(get -> get.bucket(TestStore.BUCKET).key(key))) {
                byte[] buffer = new byte[1 << 16];
                for (int n = object.read(buffer); n >= 0; n = object.read(buffer)) {
                    arrived.update(buffer, 0, n);
                }
            }
            assertThat(HexFormat.of().formatHex(arrived.digest())).isEqualTo(digest);
            assertThat(admin.listMultipartUploads(list -> list.bucket(TestStore.BUCKET))
                            .uploads())
                    .isEmpty();
        }
    }

    private void assertDenied(String command) throws Exception {
        Shell.Outcome outcome = shell.attempt(command);
        assertThat(outcome.status()).as(outcome.output()).isNotZero();
        assertThat(outcome.output()).containsAnyOf("AccessDenied", "Access Denied", "403");
    }

    private static String randomFile(Path file) throws Exception {
        Random random = new Random();
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] piece = new byte[1 << 20];
        try (var out = Files.newOutputStream(file)) {
            for (int i = 0; i < MIB; i++) {
                random.nextBytes(piece);
                digest.update(piece);
                out.write(piece);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
