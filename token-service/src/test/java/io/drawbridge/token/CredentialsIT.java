package io.drawbridge.token;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.drawbridge.token.fixture.Door;
import io.drawbridge.token.fixture.EmbeddedCluster;
import io.drawbridge.token.fixture.EmbeddedStore;
import io.drawbridge.token.fixture.TestCaller;
import io.drawbridge.token.fixture.TestCluster;
import io.drawbridge.token.fixture.TestIssuers;
import io.drawbridge.token.fixture.TestStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The basic flow against what is shipped, a jar or a native executable. */
@QuarkusIntegrationTest
@QuarkusTestResource(EmbeddedStore.class)
class CredentialsIT {

    TestStore store;
    TestIssuers issuers;
    EmbeddedCluster cluster;

    @BeforeEach
    void ready() {
        Door.awaitReady();
    }

    @Test
    void knowsTheCallersOfIssuersAndOfTheCluster() {
        for (Map.Entry<String, String> caller : Map.of(
                        issuers.corp().token("carol"), "oidc/corp:carol/f",
                        cluster.token("builder", TestCluster.AUDIENCE),
                                "accounts/system:serviceaccount:team-a:builder/f")
                .entrySet()) {
            given().header("Authorization", "Bearer " + caller.getKey())
                    .contentType("application/json")
                    .body(Door.upload(caller.getValue()))
                    .post("/v1/credentials")
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void uploadsWithTheAnswer() {
        ValidatableResponse answer = Door.post(TestCaller.ALICE, Door.upload("uploads/it"));
        try (S3Client s3 = store.s3(Door.session(answer))) {
            s3.putObject(put -> put.bucket(TestStore.BUCKET).key("uploads/it"), RequestBody.fromString("it"));
            assertThatThrownBy(() -> s3.putObject(
                            put -> put.bucket(TestStore.BUCKET).key("uploads/it2"), RequestBody.fromString("it")))
                    .isInstanceOf(S3Exception.class);
        }
        try (S3Client admin = store.s3(store.admin())) {
            assertThat(admin.getObjectAsBytes(
                                    get -> get.bucket(TestStore.BUCKET).key("uploads/it"))
                            .asUtf8String())
                    .isEqualTo("it");
        }
    }

    @Test
    void givesTheSameFromTheCache() {
        String first = Door.post(TestCaller.ALICE, Door.upload("uploads/cached"))
                .extract()
                .path("session_token");
        String second = Door.post(TestCaller.ALICE, Door.upload("uploads/cached"))
                .extract()
                .path("session_token");
        assertThat(second).isNotNull().isEqualTo(first);
    }

    @Test
    void refuses() {
        Door.post(TestCaller.ALICE, Door.upload("elsewhere/f")).statusCode(403);
        Door.post(TestCaller.ALICE, Map.of("bucket", 1)).statusCode(400);
        given().contentType("application/json")
                .body("{}")
                .post("/v1/credentials")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:drawbridge:problem:unauthenticated"));
    }

    @Test
    void isObservable() {
        given().get("/q/health").then().statusCode(200);
        given().get("/q/openapi").then().statusCode(200);
        assertThat(given().get("/q/metrics").asString()).contains("drawbridge_");
    }
}
