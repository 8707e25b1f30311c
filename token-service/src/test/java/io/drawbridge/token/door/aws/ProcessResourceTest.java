package io.drawbridge.token.door.aws;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.drawbridge.token.fixture.Door;
import io.drawbridge.token.fixture.EmbeddedStore;
import io.drawbridge.token.fixture.TestCaller;
import io.drawbridge.token.fixture.TestStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedStore.class)
class ProcessResourceTest {

    private static final String PROCESS = "/v1/credentials/process/" + TestStore.BUCKET + "/";

    @BeforeEach
    void ready() {
        Door.awaitReady();
    }

    @Test
    void answersWhatACredentialProcessPrints() {
        Map<String, Object> answer = given().header("Authorization", TestCaller.ALICE.bearer())
                .get(PROCESS + "uploads/process")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", "no-store")
                .extract()
                .jsonPath()
                .getMap("$");

        assertThat(answer)
                .containsOnlyKeys("Version", "AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration")
                .containsEntry("Version", 1);
        assertThat(Instant.parse((String) answer.get("Expiration"))).isAfter(Instant.now());
    }

    @Test
    void answersProblemsToPeople() {
        given().header("Authorization", TestCaller.NOBODY.bearer())
                .get(PROCESS + "uploads/process")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:drawbridge:problem:forbidden"));
    }
}
