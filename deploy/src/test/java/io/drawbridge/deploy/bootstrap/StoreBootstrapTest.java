package io.drawbridge.deploy.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drawbridge.deploy.tool.Output;
import io.drawbridge.deploy.tool.Sources;
import io.drawbridge.deploy.tool.Tool;
import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.devstack.servers.FreePorts;
import io.drawbridge.devstack.servers.InstalledServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code bootstrap/s3} on a real store, and what the bucket then does. */
@EnabledIfInstalled({"weed", "aws"})
class StoreBootstrapTest {

    private static final String BUCKET = PrintedStore.BUCKET;
    private static final String KEYS = "Credentials.[AccessKeyId,SecretAccessKey,SessionToken]";
    private static final int PAGES = FreePorts.next();
    private static final String APP = "http://app.localhost:" + PAGES;
    private static final String THIRD = "http://third.localhost:" + PAGES;

    @TempDir
    static Path folder;

    private static PrintedStore store;
    private static Tool role;

    @BeforeAll
    static void start() throws IOException {
        store = PrintedStore.start(folder);
        store.bucket(BUCKET, "--origin", APP).expectSuccess();
        role = assumedRole();
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    @Test
    void aSecondRunChangesNothing() {
        String[] options = {"--origin", APP, "--origin", "https://www.example.com", "--abort-after", "2"};
        assertThat(store.bucket("twice", "--dry-run", "--origin", APP)
                        .expectSuccess()
                        .lines())
                .hasSize(3)
                .allMatch(line -> line.endsWith("would be changed"));
        assertThat(store.aws().run("s3api", "list-buckets").expectSuccess()).doesNotContain("twice");

        assertThat(store.bucket("twice", options).expectSuccess().lines())
                .hasSize(3)
                .allMatch(line -> line.endsWith(": changed"));
        String cors = cors("twice");
        String lifecycle = lifecycle("twice");
        assertThat(store.bucket("twice", options).expectSuccess().lines())
                .hasSize(3)
                .allMatch(line -> line.endsWith("as it should be"));
        assertThat(store.bucket("twice", "--dry-run", "--abort-after", "3").expectSuccess())
                .contains("lifecycle: would be changed")
                .doesNotContain("CORS");
        assertThat(cors("twice")).isEqualTo(cors).contains(APP, "https://www.example.com");
        assertThat(lifecycle("twice")).isEqualTo(lifecycle).contains("\"DaysAfterInitiation\": 2");
    }

    @Test
    void whatSomebodyChangedIsPutRight() {
        store.bucket("changed", "--origin", APP).expectSuccess();
        store.aws().run("s3api", "delete-bucket-cors", "--bucket", "changed").expectSuccess();
        assertThat(store.bucket("changed", "--origin", APP).expectSuccess())
                .contains("CORS: changed", "lifecycle: as it should be");
        assertThat(cors("changed")).contains(APP);
    }

    @Test
    void otherLifecycleRulesAreNotLost() {
        store.aws().run("s3api", "create-bucket", "--bucket", "ruled").expectSuccess();
        String rules = "{\"Rules\":[{\"ID\":\"logs\",\"Status\":\"Enabled\",\"Filter\":{\"Prefix\":\"logs/\"},"
                + "\"Expiration\":{\"Days\":30}}]}";
        store.aws()
                .run(
                        "s3api",
                        "put-bucket-lifecycle-configuration",
                        "--bucket",
                        "ruled",
                        "--lifecycle-configuration",
                        rules)
                .expectSuccess();
        assertThat(store.bucket("ruled").expectFailure()).contains("the bucket has other lifecycle rules");
        assertThat(lifecycle("ruled")).contains("logs").doesNotContain("drawbridge");
        store.bucket("ruled", "--replace-lifecycle").expectSuccess();
        assertThat(lifecycle("ruled")).contains("drawbridge-abort-uploads").doesNotContain("logs");
    }

    /** The rule runs once a day in SeaweedFS's worker; here a pass is run by hand, and the upload is made two days old. */
    @Test
    void anAbandonedUploadIsGoneAfterTheRuleRan() throws IOException {
        Instant begin = Instant.now();
        store.bucket("abandoned").expectSuccess();
        beginUpload(store.aws(), "abandoned", "old");
        assertThat(store.weed().runLifecycle()).contains("loaded lifecycle for");
        assertThat(uploads("abandoned")).as("a day is not over").contains("old");
        assertThat(store.weed().shell("fs.du /buckets/abandoned/.uploads"))
                .containsPattern("logical size: +6000000\\s");

        new AgedUploads(store.weed(), folder, begin).by(Duration.ofDays(2), "abandoned");
        beginUpload(store.aws(), "abandoned", "new");
        store.weed().runLifecycle();
        assertThat(uploads("abandoned")).contains("new").doesNotContain("old");
        assertThat(store.weed().shell("fs.du /buckets/abandoned/.uploads"))
                .as("the parts of the new one are all there is")
                .containsPattern("logical size: +6000000\\s");
    }

    /** A page sees what the browser lets it see; the store's answer to a third origin never gets there. */
    @Test
    @EnabledIfInstalled("chromium")
    void aPageOfTheOriginUploadsAndAThirdDoesNot() throws Exception {
        Path script = Files.writeString(
                folder.resolve("presign.py"),
                """
                import boto3, sys
                from botocore.config import Config
                s3 = boto3.client('s3', config=Config(signature_version='s3v4', s3={'addressing_style': 'path'}))
                print(s3.generate_presigned_url('put_object', Params={'Bucket': sys.argv[1], 'Key': 'from-a-page'}, ExpiresIn=600))
                """);
        Map<String, String> admin = store.aws().environment();
        Tool python = new Tool(InstalledServers.onThisMachine().require("python-clients"), folder, admin);
        String url = python.run(script.toString(), BUCKET).expectSuccess().strip();
        JsonNode seen = chromium(Map.of("url", url, "port", PAGES, "origins", List.of(THIRD, APP)));
        assertThat(seen.at("/" + escaped(THIRD) + "/failure").asText()).contains("Failed to fetch");
        assertThat(seen.at("/" + escaped(APP) + "/status").asInt()).isEqualTo(200);
        assertThat(seen.at("/" + escaped(APP) + "/etag").asText())
                .as("pages may read it")
                .isNotBlank();
    }

    /** With the printed policies. */
    @Test
    void theRoleMayUpload() throws IOException {
        Tool alice = role;
        String body = body();
        alice.run("s3api", "put-object", "--bucket", BUCKET, "--key", "a/b", "--body", body)
                .expectSuccess();
        String[] part = {"--bucket", BUCKET, "--key", "a/c", "--upload-id", beginUpload(alice, BUCKET, "a/c")};
        run(alice, part, "list-parts").expectSuccess();
        run(alice, part, "abort-multipart-upload").expectSuccess();
    }

    /** Neither through the role nor with the issuer's own key. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "get-object --key a/b got",
                "head-object --key a/b",
                "delete-object --key a/b",
                "list-objects-v2",
                "list-multipart-uploads",
                "delete-bucket",
                "get-bucket-cors",
                "delete-bucket-lifecycle",
                "put-object-acl --key a/b --acl public-read"
            })
    void nothingElseIsAllowed(String command) {
        String[] words = command.split(" ");
        String[] rest = Arrays.copyOfRange(words, 1, words.length);
        for (Tool who : List.of(role, store.awsAsIssuer())) {
            assertThat(run(who, new String[] {"--bucket", BUCKET}, words[0], rest)
                            .expectFailure())
                    .containsAnyOf("AccessDenied", "(403)");
        }
    }

    @Test
    void otherBucketsAndLongerSessionsAreOutOfReach() {
        store.bucket("other").expectSuccess();
        for (Tool who : List.of(role, store.awsAsIssuer())) {
            assertThat(run(who, new String[] {"--bucket", "other"}, "put-object", "--key", "x")
                            .expectFailure())
                    .contains("AccessDenied");
        }
        assertThat(role.run("sts", "get-federation-token", "--name", "more").expectFailure())
                .contains("GetFederationToken");
    }

    /** A session is what the issuer may hand out: the policy of the token, within the issuer's own. */
    @Test
    void aFederationTokenIsNarrowerStill() throws IOException {
        String policy = PrintedStore.script(folder)
                .run("--prefix", "alice/", "policy", "role", BUCKET)
                .expectSuccess();
        Tool alice = store.awsWith(store.awsAsIssuer()
                .run(
                        "sts",
                        "get-federation-token",
                        "--name",
                        "alice",
                        "--policy",
                        policy,
                        "--output",
                        "text",
                        "--query",
                        KEYS)
                .expectSuccess());
        String[] bucket = {"--bucket", BUCKET, "--body", body()};
        run(alice, bucket, "put-object", "--key", "alice/x").expectSuccess();
        assertThat(run(alice, bucket, "put-object", "--key", "bob/x").expectFailure())
                .contains("AccessDenied");
    }

    private static Tool assumedRole() {
        return store.awsWith(store.awsAsIssuer()
                .run(
                        "sts",
                        "assume-role",
                        "--role-arn",
                        "arn:aws:iam::000000000000:role/Uploader",
                        "--role-session-name",
                        "alice",
                        "--output",
                        "text",
                        "--query",
                        KEYS)
                .expectSuccess());
    }

    private static String body() throws IOException {
        return Files.write(folder.resolve("body"), new byte[6_000_000]).toString();
    }

    private static Output run(Tool aws, String[] common, String operation, String... more) {
        List<String> words = new ArrayList<>(List.of("s3api", operation));
        words.addAll(List.of(common));
        words.addAll(List.of(more));
        return aws.run(words.toArray(String[]::new));
    }

    /** An upload with one part of 6 MB that nobody completes; its id. */
    private static String beginUpload(Tool aws, String bucket, String key) throws IOException {
        String[] object = {"--bucket", bucket, "--key", key};
        String upload = run(aws, object, "create-multipart-upload", "--query", "UploadId", "--output", "text")
                .expectSuccess()
                .strip();
        run(aws, object, "upload-part", "--upload-id", upload, "--part-number", "1", "--body", body())
                .expectSuccess();
        return upload;
    }

    private static String uploads(String bucket) {
        return store.aws()
                .run("s3api", "list-multipart-uploads", "--bucket", bucket, "--query", "Uploads[].Key")
                .expectSuccess();
    }

    private static String cors(String bucket) {
        return store.aws().run("s3api", "get-bucket-cors", "--bucket", bucket).expectSuccess();
    }

    private static String lifecycle(String bucket) {
        return store.aws()
                .run("s3api", "get-bucket-lifecycle-configuration", "--bucket", bucket)
                .expectSuccess();
    }

    private static JsonNode chromium(Map<String, Object> play) throws IOException {
        InstalledServers tools = InstalledServers.onThisMachine();
        String told = new Tool(Path.of("/usr/bin/env"), folder, Map.of())
                .with("PATH", System.getenv("PATH"))
                .with("BROWSER_TOOLS", tools.folder("browser").toString())
                .with("CHROMIUM", tools.require("chromium").toString())
                .with("PLAY", new ObjectMapper().writeValueAsString(play))
                .run("node", Sources.deploy("src/test/browser/cors.mjs").toString())
                .expectSuccess();
        return new ObjectMapper().readTree(told);
    }

    /** As a JSON pointer spells a name with slashes. */
    private static String escaped(String name) {
        return name.replace("/", "~1");
    }
}
