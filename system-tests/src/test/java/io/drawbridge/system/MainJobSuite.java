package io.drawbridge.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.devstack.servers.InstalledServers;
import io.drawbridge.devstack.servers.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The main job with the clients that people have: through the gateway by curl, past it by the AWS CLI and boto3 with
 * credentials of token-service, as in the first article. What comes back must have the same digest, and no multipart
 * upload may be left.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MainJobSuite {
    private Path folder;
    private Stack stack;
    private RandomFile file;
    private Shell shell;

    /** Arguments of {@code up} that make the wiring. */
    abstract String[] wiring();

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        this.folder = folder;
        file = RandomFile.create(folder.resolve("data.dump"), MainJobSize.bytes());
        stack = Stack.start(folder, wiring());
        Path tools = InstalledServers.onThisMachine().require("aws").getParent();
        shell = new Shell(folder, tools)
                .with("API_KEY", stack.ready().get("api_key"))
                .with("TOKEN_SERVICE", stack.ready().get("token_service"))
                .with("GATEWAY", stack.ready().get("upload_gateway"))
                .with("BUCKET", stack.bucket());
    }

    @AfterAll
    void stop() throws Exception {
        stack.close();
    }

    @Test
    void curlWithKnownLength() throws Exception {
        String receipt = shell.run("curl -sS --fail-with-body -T data.dump -H \"Authorization: Bearer $API_KEY\""
                + " \"$GATEWAY/v1/objects/$BUCKET/uploads/known.dump\"");

        assertThat(receipt).contains("\"size\":" + file.size());
        assertArrived("uploads/known.dump");
    }

    @Test
    void curlFromAPipe() throws Exception {
        String receipt =
                shell.run("cat data.dump | curl -sS --fail-with-body -T - -H \"Authorization: Bearer $API_KEY\""
                        + " \"$GATEWAY/v1/objects/$BUCKET/uploads/piped.dump\"");

        assertThat(receipt).contains("\"size\":" + file.size());
        assertArrived("uploads/piped.dump");
    }

    @Test
    void awsCli() throws Exception {
        shell.run(CredentialsScript.EXPORT.formatted("uploads/cli.dump")
                + "aws s3 cp --only-show-errors data.dump \"s3://$BUCKET/uploads/cli.dump\"");

        assertArrived("uploads/cli.dump");
    }

    @Test
    void boto3UploadFile() throws Exception {
        Files.writeString(folder.resolve("upload.py"), CredentialsScript.BOTO3);

        shell.run("python-clients upload.py uploads/boto.dump");

        assertArrived("uploads/boto.dump");
    }

    private void assertArrived(String key) throws Exception {
        try (S3Client admin = stack.admin()) {
            assertThat(RandomFile.sha256(admin.getObject(
                            request -> request.bucket(stack.bucket()).key(key))))
                    .isEqualTo(file.sha256());
            assertThat(admin.listMultipartUploads(request -> request.bucket(stack.bucket()))
                            .uploads())
                    .isEmpty();
            admin.deleteObject(request -> request.bucket(stack.bucket()).key(key));
        }
    }
}
