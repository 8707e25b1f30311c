package io.drawbridge.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.devstack.servers.Shell;
import io.drawbridge.token.fixture.Door;
import io.drawbridge.token.fixture.LargeUpload;
import io.drawbridge.token.fixture.ShortSessions;
import io.drawbridge.token.fixture.TestCaller;
import io.drawbridge.token.fixture.TestStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProcessCredentialsProvider;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Unmodified aws-cli, boto3 and Java SDK on SeaweedFS, with sessions that end while the file is on its way. */
@Tag("real")
@QuarkusTest
@EnabledIfInstalled({"weed", "aws", "python-clients"})
@QuarkusTestResource(value = ShortSessions.class, restrictToAnnotatedClass = true)
class AwsClientsTest {

    private static final int PART = 8 << 20;
    private static final String SLOWLY = "s3 =\n  max_bandwidth = " + LargeUpload.MIB_PER_SECOND + "MB/s\n";

    TestStore store;

    @TempDir
    static Path folder;

    private LargeUpload upload;
    private Shell shell;

    @BeforeEach
    void prepare() throws Exception {
        Door.awaitReady();
        begin("uploads/");
    }

    private void begin(String prefix) throws Exception {
        upload = LargeUpload.in(folder, store, prefix);
        shell = upload.shell();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS_CONTAINER_AUTHORIZATION_TOKEN", "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"})
    void awsCliByTheContainerProvider(String variable) throws Exception {
        upload.byContainer(variable);
        upload.config(SLOWLY);

        shell.run("aws s3 cp --only-show-errors data.dump \"s3://$BUCKET/$KEY\"");

        upload.assertOutlivedASession();
        upload.assertArrived();
        upload.assertDenied("aws s3 cp --only-show-errors token \"s3://$BUCKET/$KEY-2\"");
    }

    @Test
    void awsCliByACredentialProcess() throws Exception {
        upload.byProcess(SLOWLY);

        shell.run("aws s3 cp --only-show-errors data.dump \"s3://$BUCKET/$KEY\"");

        upload.assertOutlivedASession();
        upload.assertArrived();
        upload.assertDenied("aws s3 cp --only-show-errors token \"s3://$BUCKET/$KEY-2\"");
    }

    /** What is in the environment cannot be renewed: who exports it asks for a session that is long enough. */
    @Test
    void awsCliByExportedVariables() throws Exception {
        begin(ShortSessions.AS_ASKED);
        shell.run("eval \"$(curl -fsS -H @headers \"$DOOR/env/$BUCKET/$KEY\")\";"
                + " aws s3 cp --only-show-errors data.dump \"s3://$BUCKET/$KEY\"");

        upload.assertArrived();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS_CONTAINER_AUTHORIZATION_TOKEN", "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"})
    void boto3ByTheContainerProvider(String variable) throws Exception {
        upload.byContainer(variable);
        upload.script(
                "upload.py",
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

        upload.assertArrived();
    }

    @Test
    void boto3ByACredentialProcess() throws Exception {
        upload.byProcess("");
        upload.script(
                "upload.py",
                """
                import os
                import boto3
                from boto3.s3.transfer import TransferConfig

                slowly = TransferConfig(max_bandwidth=int(os.environ["MIB_PER_SECOND"]) << 20)
                boto3.client("s3").upload_file("data.dump", os.environ["BUCKET"], os.environ["KEY"], Config=slowly)
                """);

        shell.run("python-clients upload.py");

        upload.assertOutlivedASession();
        upload.assertArrived();
    }

    @Test
    void javaSdkByTheContainerProvider() throws Exception {
        System.setProperty(
                SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_FULL_URI.property(), LargeUpload.containerUri(upload.key()));
        System.setProperty(SdkSystemSetting.AWS_CONTAINER_AUTHORIZATION_TOKEN.property(), TestCaller.ALICE.apiKey());
        try (var provider = ContainerCredentialsProvider.builder().build()) {
            javaSdk(provider);
        } finally {
            System.clearProperty(SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_FULL_URI.property());
            System.clearProperty(SdkSystemSetting.AWS_CONTAINER_AUTHORIZATION_TOKEN.property());
        }
    }

    @Test
    void javaSdkByACredentialProcess() throws Exception {
        List<String> command = List.of("bash", "-c", upload.process());
        try (var provider =
                ProcessCredentialsProvider.builder().command(command).build()) {
            javaSdk(provider);
        }
    }

    private void javaSdk(AwsCredentialsProvider provider) throws Exception {
        try (S3Client s3 = store.s3(provider)) {
            AwsCredentials first = provider.resolveCredentials();
            String id = s3.createMultipartUpload(
                            begin -> begin.bucket(TestStore.BUCKET).key(upload.key()))
                    .uploadId();
            List<CompletedPart> parts = slowly(s3, id);

            upload.assertOutlivedASession();
            assertThatThrownBy(() -> {
                        try (S3Client spent = store.s3(first)) {
                            part(spent, id, 1, new byte[1]);
                        }
                    })
                    .isInstanceOf(S3Exception.class);
            s3.completeMultipartUpload(complete -> complete.bucket(TestStore.BUCKET)
                    .key(upload.key())
                    .uploadId(id)
                    .multipartUpload(all -> all.parts(parts)));
        }
        upload.assertArrived();
    }

    /** The file in parts, no faster than the other clients send it. */
    private List<CompletedPart> slowly(S3Client s3, String id) throws Exception {
        List<CompletedPart> parts = new ArrayList<>();
        Instant begun = Instant.now();
        try (var file = Files.newInputStream(upload.file())) {
            for (byte[] next = file.readNBytes(PART); next.length > 0; next = file.readNBytes(PART)) {
                parts.add(part(s3, id, parts.size() + 1, next));
                Instant due = begun.plusMillis(1_000L * parts.size() * (PART >> 20) / LargeUpload.MIB_PER_SECOND);
                Awaitility.await().until(() -> Instant.now().isAfter(due));
            }
        }
        return parts;
    }

    private CompletedPart part(S3Client s3, String id, int number, byte[] bytes) {
        String etag = s3.uploadPart(
                        part -> part.bucket(TestStore.BUCKET)
                                .key(upload.key())
                                .uploadId(id)
                                .partNumber(number),
                        RequestBody.fromBytes(bytes))
                .eTag();
        return CompletedPart.builder().partNumber(number).eTag(etag).build();
    }

    @Test
    void theirUsersSeeWhatIsWrong() throws Exception {
        shell.with("AWS_CONTAINER_CREDENTIALS_FULL_URI", LargeUpload.containerUri("elsewhere/x"))
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
        shell.with("AWS_CONTAINER_CREDENTIALS_FULL_URI", LargeUpload.containerUri(asked))
                .with("AWS_CONTAINER_AUTHORIZATION_TOKEN", TestCaller.ALICE.apiKey());

        assertThat(refusedBoto3())
                .contains("response " + status, "\"code\":\"" + code + "\"", reason, "request id")
                .doesNotContain(TestCaller.ALICE.apiKey());
    }

    @Test
    void usersOfBoto3SeeThatTheirTokenIsWrong() throws Exception {
        shell.with("AWS_CONTAINER_CREDENTIALS_FULL_URI", LargeUpload.containerUri(upload.key()))
                .with("AWS_CONTAINER_AUTHORIZATION_TOKEN", "nobody-knows-this");

        assertThat(refusedBoto3())
                .contains("response 401", "\"code\":\"Unauthenticated\"", "request id")
                .doesNotContain("nobody-knows-this");
    }

    private String refusedBoto3() throws Exception {
        upload.script(
                "refused.py",
                """
                import boto3, botocore.exceptions
                try:
                    boto3.Session().get_credentials()
                except botocore.exceptions.CredentialRetrievalError as e:
                    print(e)
                """);
        return shell.run("python-clients refused.py");
    }
}
