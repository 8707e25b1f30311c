package io.drawbridge.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** What is told apart here as AWS does, beyond what all stores have in common. */
class EmbeddedS3Test {

    private static final String BUCKET = "inbox";
    private static final String KEY = "dir/file.bin";
    private static final MovableClock CLOCK = new MovableClock();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static EmbeddedS3 store;
    private static S3Client admin;

    @BeforeAll
    static void start() {
        store = EmbeddedS3.start(EmbeddedS3.Options.defaults().withClock(CLOCK));
        store.createBucket(BUCKET);
        admin = store.s3(store.admin().credentials());
    }

    @AfterAll
    static void stop() {
        admin.close();
        store.close();
    }

    @Test
    void namesWhatIsWrongWithSessions() {
        AwsSessionCredentials session = session("s3:PutObject");
        S3Client withoutToken = store.s3(credentials(session, null));
        S3Client withOtherToken = store.s3(credentials(session, "another"));

        assertError(403, "InvalidAccessKeyId", () -> put(withoutToken, KEY));
        assertError(403, "InvalidToken", () -> put(withOtherToken, KEY));
        CLOCK.move(Duration.ofSeconds(901));
        assertError(400, "ExpiredToken", () -> put(store.s3(session), KEY));
    }

    @Test
    void tellsUploadActionsApart() {
        S3Client onlyPut = store.s3(session("s3:PutObject"));
        String upload = onlyPut.createMultipartUpload(
                        request -> request.bucket(BUCKET).key(KEY))
                .uploadId();

        assertError(
                403,
                "AccessDenied",
                () -> onlyPut.listParts(
                        request -> request.bucket(BUCKET).key(KEY).uploadId(upload)));
        assertError(
                403,
                "AccessDenied",
                () -> onlyPut.abortMultipartUpload(
                        request -> request.bucket(BUCKET).key(KEY).uploadId(upload)));
        admin.abortMultipartUpload(request -> request.bucket(BUCKET).key(KEY).uploadId(upload));
    }

    @Test
    void asksForMoreThanPutObjectWhereAHeaderDoesMore() {
        S3Client onlyPut = store.s3(session("s3:PutObject"));

        assertError(
                403,
                "AccessDenied",
                () -> onlyPut.putObject(
                        request -> request.bucket(BUCKET).key(KEY).acl("public-read"), RequestBody.fromString("x")));
        assertError(
                403,
                "AccessDenied",
                () -> onlyPut.putObject(
                        request -> request.bucket(BUCKET).key(KEY).tagging("a=b"), RequestBody.fromString("x")));
    }

    @Test
    void needsGetObjectOnTheSourceOfACopy() {
        put(admin, "source");
        S3Client both = store.s3(session("s3:PutObject\",\"s3:GetObject"));

        assertError(403, "AccessDenied", () -> copy(both, "source"));
        put(admin, KEY);
        assertThatNoException().isThrownBy(() -> copy(both, KEY));
    }

    @Test
    void hidesAbsenceFromWhoMayNotList() {
        S3Client reader = store.s3(session("s3:GetObject"));
        admin.deleteObject(request -> request.bucket(BUCKET).key(KEY));

        assertError(403, "AccessDenied", () -> reader.getObject(
                        request -> request.bucket(BUCKET).key(KEY))
                .close());
        assertError(404, "NoSuchKey", () -> admin.getObject(
                        request -> request.bucket(BUCKET).key(KEY))
                .close());
    }

    @Test
    void listsNoPartsAfterAnAbort() {
        String upload = admin.createMultipartUpload(
                        request -> request.bucket(BUCKET).key(KEY))
                .uploadId();
        admin.abortMultipartUpload(request -> request.bucket(BUCKET).key(KEY).uploadId(upload));

        assertError(
                404,
                "NoSuchUpload",
                () -> admin.listParts(request -> request.bucket(BUCKET).key(KEY).uploadId(upload)));
        assertError(
                404,
                "NoSuchUpload",
                () -> admin.listParts(request -> request.bucket(BUCKET).key(KEY).uploadId("../" + upload)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a//b", "/a", "./a", "a/..", "../a", ".mpus-x", ".s3proxy-slash"})
    void refusesKeysThatFilesCannotKeepApart(String key) {
        assertError(400, "InvalidRequest", () -> put(admin, key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b+c&d=e?f#g%2Fh", "tab\there", "q'\"<>", "trailing.", "*", "?", "${x}", "~", "a\\b"})
    void keepsKeysAsTheyAre(String key) {
        put(admin, "keys/" + key);

        assertThat(admin.listObjectsV2(request -> request.bucket(BUCKET).prefix("keys/"))
                        .contents())
                .singleElement()
                .satisfies(object -> assertThat(object.key()).isEqualTo("keys/" + key));
        admin.deleteObject(request -> request.bucket(BUCKET).key("keys/" + key));
    }

    @Test
    void honoursPresignedUrlsOfSessions() throws Exception {
        AwsSessionCredentials session = session("s3:PutObject");
        String url = presignedPut(session, KEY);

        assertThat(send("PUT", url, Map.of()).statusCode()).isEqualTo(200);
        assertThat(send("PUT", url.replace(KEY, "dir/other"), Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(send("GET", url, Map.of()).statusCode()).isEqualTo(403);
        assertThat(send("PUT", presignedPut(session, "dir/other"), Map.of()).body())
                .contains("AccessDenied");
        assertThat(send("PUT", url, Map.of("x-amz-copy-source", "/inbox/source"))
                        .body())
                .contains("x-amz-copy-source");
        CLOCK.move(Duration.ofSeconds(901));
        assertThat(send("PUT", url, Map.of()).body()).contains("ExpiredToken");
    }

    @Test
    void refusesPresignedUrlsOfWrongSecrets() throws Exception {
        AwsSessionCredentials session = session("s3:PutObject");
        AwsCredentials wrong = AwsSessionCredentials.create(session.accessKeyId(), "wrong", session.sessionToken());

        assertThat(send("PUT", presignedPut(wrong, KEY), Map.of()).body()).contains("SignatureDoesNotMatch");
    }

    /** What boto3 makes for an endpoint of one's own, unless told otherwise. */
    @Test
    void refusesSignatureVersionTwoWithAReason() throws Exception {
        String url =
                store.endpoint() + "/" + BUCKET + "/" + KEY + "?AWSAccessKeyId=drawbridge-admin&Signature=x&Expires=1";

        assertThat(send("PUT", url, Map.of()).body()).contains("AWS4-HMAC-SHA256");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?acl", "?uploads", "?delete", "?policy", "?uploadId=x&partNumber=1"})
    void deniesTheAnonymous(String query) throws Exception {
        for (String method : new String[] {"GET", "HEAD", "PUT", "POST", "DELETE", "OPTIONS", "PATCH"}) {
            for (String path : new String[] {"/inbox", "/inbox/" + KEY}) {
                URI uri = URI.create(store.endpoint() + path + query);
                assertThat(send(method, uri.toString(), Map.of()).statusCode()).isEqualTo(403);
            }
        }
    }

    @Test
    void deniesFormsOfTheAnonymous() throws Exception {
        String form = "--b\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\n" + KEY
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\nx\r\n--b--\r\n";

        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(store.endpoint() + "/" + BUCKET))
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void answersPreflights() throws Exception {
        String presigned = "?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=nobody%2F20260101%2Fus-east-1%2Fs3"
                + "%2Faws4_request&X-Amz-Signature=00&partNumber=1&uploadId=1";
        for (String query : List.of("", presigned)) {
            HttpResponse<String> answer = send(
                    "OPTIONS",
                    store.endpoint() + "/" + BUCKET + "/" + KEY + query,
                    Map.of("Origin", "https://app.example", "Access-Control-Request-Method", "PUT"));

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .contains("*");
        }
    }

    @Test
    void deletesItsOwnFolderAndKeepsAGivenOne(@TempDir Path folder) {
        try (EmbeddedS3 first = EmbeddedS3.start(EmbeddedS3.Options.defaults().withFolder(folder))) {
            first.createBucket(BUCKET);
            put(first.s3(first.admin().credentials()), KEY);
        }
        try (EmbeddedS3 second = EmbeddedS3.start(EmbeddedS3.Options.defaults().withFolder(folder))) {
            second.createBucket(BUCKET);
            assertThat(second.s3(second.admin().credentials())
                            .getObjectAsBytes(request -> request.bucket(BUCKET).key(KEY))
                            .asUtf8String())
                    .isEqualTo("x");
        }
        assertThat(Files.exists(folder.resolve(BUCKET))).isTrue();
    }

    @Test
    void hidesSecrets() {
        assertThat(store.admin()).asString().doesNotContain(store.admin().secretAccessKey());
    }

    private static void put(S3Client s3, String key) {
        s3.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromString("x"));
    }

    private static void copy(S3Client s3, String source) {
        s3.copyObject(request -> request.sourceBucket(BUCKET)
                .sourceKey(source)
                .destinationBucket(BUCKET)
                .destinationKey("dir/file.copy"));
    }

    private static AwsSessionCredentials session(String actions) {
        String policy = "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":[\"" + actions
                + "\"],\"Resource\":[\"arn:aws:s3:::inbox/" + KEY + "\",\"arn:aws:s3:::inbox/dir/file.copy\"]}}";
        try (StsClient sts = store.sts(store.issuer().credentials())) {
            Credentials session = sts.getFederationToken(
                            request -> request.name("alice").policy(policy).durationSeconds(900))
                    .credentials();
            return AwsSessionCredentials.create(
                    session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
        }
    }

    private static AwsCredentials credentials(AwsSessionCredentials session, String token) {
        return token == null
                ? AwsBasicCredentials.create(session.accessKeyId(), session.secretAccessKey())
                : AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), token);
    }

    private static String presignedPut(AwsCredentials who, String key) {
        try (S3Presigner presigner = S3Presigner.builder()
                .endpointOverride(store.endpoint())
                .region(Region.of(store.region()))
                .credentialsProvider(StaticCredentialsProvider.create(who))
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build()) {
            return presigner
                    .presignPutObject(request -> request.signatureDuration(Duration.ofMinutes(5))
                            .putObjectRequest(put -> put.bucket(BUCKET).key(key)))
                    .url()
                    .toString();
        }
    }

    private static HttpResponse<String> send(String method, String url, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .method(method, method.equals("PUT") ? BodyPublishers.ofString("x") : BodyPublishers.noBody());
        headers.forEach(request::header);
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void assertError(int status, String code, ThrowingCallable call) {
        assertThatExceptionOfType(S3Exception.class).isThrownBy(call).satisfies(error -> {
            assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(error.statusCode()).isEqualTo(status);
        });
    }
}
