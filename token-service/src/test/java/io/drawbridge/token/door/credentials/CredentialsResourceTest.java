package io.drawbridge.token.door.credentials;

import static io.drawbridge.token.fixture.Door.post;
import static io.drawbridge.token.fixture.Door.upload;
import static io.drawbridge.token.fixture.Door.uploads;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.drawbridge.token.fixture.Door;
import io.drawbridge.token.fixture.EmbeddedStore;
import io.drawbridge.token.fixture.TestCaller;
import io.drawbridge.token.fixture.TestStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedStore.class)
class CredentialsResourceTest {

    TestStore store;

    @BeforeEach
    void ready() {
        Door.awaitReady();
    }

    @Test
    void answersTheSixFieldsAndMore() {
        post(TestCaller.ALICE, upload("uploads/data.dump"))
                .statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", "no-store")
                .body("keySet()", hasItems("access_key_id", "access_key_secret", "session_token"))
                .body("size()", equalTo(16))
                .body("expiration", startsWith("20"))
                .body("bucket", equalTo(TestStore.BUCKET))
                .body("key", equalTo("uploads/data.dump"))
                .body("prefix", nullValue())
                .body("actions", equalTo(List.of("upload")))
                .body("region", equalTo("us-east-1"))
                .body("endpoint", equalTo(store.endpoint().toString()))
                .body("path_style", equalTo(true))
                .body("grant", equalTo("uploads"))
                .body("max_object_size", nullValue());
    }

    @Test
    void answersForAPrefix() {
        post(TestCaller.ALICE, uploads("uploads/today/"))
                .statusCode(200)
                .body("prefix", equalTo("uploads/today/"))
                .body("key", nullValue());
    }

    @Test
    void tellsTheSizeThatTheGrantAllows() {
        post(TestCaller.ALICE, upload("exact/file.bin")).body("max_object_size", equalTo(10 * 1024 * 1024));
    }

    @Test
    void livesAsLongAsAsked() {
        Map<String, Object> body = upload("uploads/" + UUID.randomUUID());
        body.put("ttl_seconds", 900);
        assertThat(expiration(body)).isCloseTo(Instant.now().plusSeconds(900), within(30, ChronoUnit.SECONDS));
        body.remove("ttl_seconds");
        assertThat(expiration(body)).isCloseTo(Instant.now().plusSeconds(3600), within(30, ChronoUnit.SECONDS));
    }

    @Test
    void givesTheSameFromTheCache() {
        int before = store.sts().orElseThrow().sessionCalls();
        Map<String, Object> body = upload("uploads/" + UUID.randomUUID());
        String first = post(TestCaller.ALICE, body).extract().path("access_key_id");
        String second = post(TestCaller.ALICE, body).extract().path("access_key_id");
        String others = post(TestCaller.BOB, body).extract().path("access_key_id");
        assertThat(second).isEqualTo(first);
        assertThat(others).isNotEqualTo(first);
        assertThat(store.sts().orElseThrow().sessionCalls() - before).isEqualTo(2);
    }

    @Test
    void leasesThePrefixAroundAKey() {
        Map<String, Object> body = upload("uploads/a/b");
        body.put("lease", true);
        post(TestCaller.ALICE, body)
                .statusCode(200)
                .body("key", equalTo("uploads/a/b"))
                .body("prefix", equalTo("uploads/"));
    }

    @Test
    void saysWhatObjectsMustBe() {
        String folder = "strict/" + LocalDate.now(ZoneOffset.UTC) + "/" + UUID.randomUUID() + "/";
        Map<String, Object> body = upload(folder + "f.png");
        body.put("lease", true);
        // its own issuer is checked beside that of the others
        Awaitility.await().until(() -> post(TestCaller.ALICE, body).extract().statusCode() != 503);
        post(TestCaller.ALICE, body)
                .statusCode(200)
                .body("prefix", equalTo(folder))
                .body("content_types", equalTo(List.of("image/*")))
                .body("create_only", equalTo(true))
                .body("headers", equalTo(Map.of("x-amz-tagging", "project=a%20b")));
        post(TestCaller.ALICE, upload("uploads/f"))
                .statusCode(200)
                .body("content_types", equalTo(List.of()))
                .body("create_only", equalTo(false))
                .body("headers", equalTo(Map.of()));
        post(TestCaller.ALICE, upload("strict/2020-01-01/" + UUID.randomUUID() + "/f"))
                .statusCode(403);
        post(TestCaller.ALICE, uploads("strict/" + LocalDate.now(ZoneOffset.UTC) + "/"))
                .statusCode(403);
    }

    @Test
    void leasesNoMoreThanTheKeyWhereOnlyTheKeyIsGranted() {
        Map<String, Object> body = upload("exact/file.bin");
        body.put("lease", true);
        post(TestCaller.ALICE, body).statusCode(200).body("prefix", nullValue());
    }

    @Test
    void opensOnlyTheCallersOwnFolders() {
        post(TestCaller.ALICE, upload("users/alice/f")).statusCode(200);
        post(TestCaller.ALICE, upload("teams/team-a/f")).statusCode(200);
        post(TestCaller.ALICE, upload("users/bob/f")).statusCode(403);
        post(TestCaller.ALICE, upload("teams/team-b/f")).statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"uploads", "uploads2/f", "Uploads/f", "other/f", "exact/file.bin2", "exact/file", "uploads*"})
    void saysTheSameAboutEverythingThatIsNotAllowed(String key) {
        post(TestCaller.ALICE, upload(key))
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:drawbridge:problem:forbidden"))
                .body("detail", equalTo("No grant of this caller covers what was asked for."));
    }

    @Test
    void saysTheSameAboutBucketsThatAreNotThere() {
        for (String bucket : List.of(TestStore.OTHER_BUCKET, "there-is-no-such-bucket")) {
            Map<String, Object> body = upload("uploads/f");
            body.put("bucket", bucket);
            post(TestCaller.ALICE, body)
                    .statusCode(403)
                    .body("detail", equalTo("No grant of this caller covers what was asked for."));
        }
    }

    @Test
    void deniesActionsThatAreNotGranted() {
        for (List<String> actions : List.of(List.of("download"), List.of("upload", "delete"))) {
            Map<String, Object> body = upload("uploads/f");
            body.put("actions", actions);
            post(TestCaller.ALICE, body).statusCode(403);
        }
    }

    @Test
    void asksWhoIsThere() {
        given().contentType("application/json")
                .body(upload("uploads/f"))
                .post("/v1/credentials")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer realm=\"drawbridge\"")
                .body("type", equalTo("urn:drawbridge:problem:unauthenticated"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Basic YTpi", "planted-api-key-of-alice", "Bearer a b"})
    void refusesMalformedTokens(String authorization) {
        given().header("Authorization", authorization)
                .contentType("application/json")
                .body(upload("uploads/f"))
                .post("/v1/credentials")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer realm=\"drawbridge\"");
    }

    @Test
    void refusesUnknownTokensBeforeItLooksAtTheBody() {
        given().header("Authorization", "Bearer unknown")
                .contentType("application/json")
                .body("not JSON")
                .post("/v1/credentials")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer realm=\"drawbridge\", error=\"invalid_token\"");
    }

    @Test
    void deniesACallerWithoutGrants() {
        post(TestCaller.NOBODY, upload("uploads/f")).statusCode(403);
    }

    private static Instant expiration(Map<String, Object> body) {
        return Instant.parse(
                post(TestCaller.ALICE, body).statusCode(200).extract().path("expiration"));
    }
}
