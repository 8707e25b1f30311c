package io.drawbridge.token;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.token.fixture.Http;
import io.drawbridge.token.fixture.SeaweedStore;
import io.drawbridge.token.fixture.TestCaller;
import io.drawbridge.token.fixture.TestStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.Tag;

/** On SeaweedFS also what the embedded store does not know: tags and encryption. */
@QuarkusTest
@EnabledIfInstalled("weed")
@QuarkusTestResource(value = SeaweedStore.class, restrictToAnnotatedClass = true)
class SeaweedPresignTest extends PresignSuite {

    private final Map<String, Object> kept =
            Map.of("method", "PUT", "bucket", TestStore.BUCKET, "key", "kept/" + UUID.randomUUID());

    @Test
    void aUrlKeepsTheGrantsTagsAndEncryption() {
        Map<String, Object> signed = post("/v1/presigned", kept).getMap("$");

        assertThat(Http.send("PUT", (String) signed.get("url"), Map.of(), "x"))
                .as("without what was signed")
                .isEqualTo(403);
        assertThat(Http.send("PUT", signed, "x")).isEqualTo(200);

        assertIsTaggedAndEncrypted();
    }

    @Test
    void anUploadInPartsKeepsThemToo() {
        JsonPath begun = post("/v1/uploads", Map.of("bucket", TestStore.BUCKET, "key", kept.get("key"), "size", 1));
        String etag = Http.putPart(begun.getString("parts[0].url"), new byte[] {'x'});
        post(
                "/v1/uploads/" + begun.getString("upload") + "/complete",
                Map.of("parts", List.of(Map.of("PartNumber", 1, "ETag", etag))));

        assertIsTaggedAndEncrypted();
    }

    /** Tags it does not know, so it is refused where the grant has some. */
    @Test
    void aFormKeepsTheEncryption() {
        String key = "sealed/" + UUID.randomUUID();
        Map<String, Object> form = Map.of("method", "POST", "bucket", TestStore.BUCKET, "key", key);

        assertThat(Http.form(post("/v1/presigned", form).getMap("$"), Map.of(), "x"))
                .isEqualTo(201);

        try (S3Client admin = store.s3(store.admin())) {
            assertThat(admin.headObject(
                                    object -> object.bucket(TestStore.BUCKET).key(key))
                            .serverSideEncryption())
                    .isEqualTo(ServerSideEncryption.AES256);
        }
        assertThat(post("/v1/presigned", Map.of("method", "POST", "bucket", TestStore.BUCKET, "key", kept.get("key")))
                        .getInt("status"))
                .isEqualTo(400);
    }

    private void assertIsTaggedAndEncrypted() {
        String key = (String) kept.get("key");
        try (S3Client admin = store.s3(store.admin())) {
            HeadObjectResponse head =
                    admin.headObject(object -> object.bucket(TestStore.BUCKET).key(key));
            assertThat(admin.getObjectTagging(
                                    object -> object.bucket(TestStore.BUCKET).key(key))
                            .tagSet())
                    .containsExactly(Tag.builder().key("project").value("a b").build());
            assertThat(head.serverSideEncryption()).isEqualTo(ServerSideEncryption.AES256);
        }
    }

    private static JsonPath post(String door, Object body) {
        return given().header("Authorization", TestCaller.READER.bearer())
                .contentType(ContentType.JSON)
                .body(body)
                .post(door)
                .then()
                .extract()
                .jsonPath();
    }
}
