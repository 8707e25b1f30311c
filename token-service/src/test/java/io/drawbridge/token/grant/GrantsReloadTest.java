package io.drawbridge.token.grant;

import static io.drawbridge.token.fixture.Door.post;
import static io.drawbridge.token.fixture.Door.upload;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.drawbridge.token.fixture.CapturedLog;
import io.drawbridge.token.fixture.Door;
import io.drawbridge.token.fixture.EmbeddedStore;
import io.drawbridge.token.fixture.GrantsFile;
import io.drawbridge.token.fixture.TestCaller;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The mounted file while the service runs. */
@QuarkusTest
@QuarkusTestResource(EmbeddedStore.class)
class GrantsReloadTest {

    @ConfigProperty(name = "drawbridge.grants-file")
    Path file;

    @BeforeEach
    void ready() {
        Door.awaitReady();
    }

    @AfterEach
    void restore() throws IOException {
        write(GrantsFile.CONTENT);
        awaitState("current");
        awaitAnswer("from-file/f", 200);
    }

    @Test
    void followsTheFile() throws IOException {
        post(TestCaller.ALICE, upload("from-file/f")).statusCode(200).body("grant", equalTo("from-file"));
        post(TestCaller.ALICE, upload("later/f")).statusCode(403);
        write(GrantsFile.grant("later"));
        awaitAnswer("later/f", 200);
        post(TestCaller.ALICE, upload("from-file/f")).statusCode(403);
        post(TestCaller.ALICE, upload("uploads/f")).statusCode(200).body("grant", equalTo("uploads"));
    }

    @Test
    void keepsTheOldSetWhereTheNewIsBrokenAndSaysSo() throws IOException {
        try (CapturedLog log = CapturedLog.start()) {
            write(GrantsFile.grant("from-file").replace("keys", "key"));
            awaitState("not reloaded, see " + file + ":5:5");
            post(TestCaller.ALICE, upload("from-file/f")).statusCode(200);
            given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
            assertThat(log.text())
                    .contains("drawbridge.grants-file: cannot be used, what was read before stays in use: " + file
                            + ":5:5: unknown key 'key'");
            assertThat(given().get("/q/metrics").asString())
                    .contains("drawbridge_file_current{file=\"drawbridge.grants-file\"} 0.0")
                    .contains("drawbridge_file_reloads_total{file=\"drawbridge.grants-file\",result=\"failure\"}");
        }
    }

    @Test
    void refusesNamesOfTheConfiguration() throws IOException {
        write(GrantsFile.grant("uploads"));
        awaitState("not reloaded, see " + file + ":2:3");
        post(TestCaller.ALICE, upload("from-file/f")).statusCode(200);
    }

    private void write(String content) throws IOException {
        Files.writeString(file, content);
    }

    private static void awaitAnswer(String key, int status) {
        Awaitility.await()
                .until(() -> post(TestCaller.ALICE, upload(key)).extract().statusCode() == status);
    }

    private static void awaitState(String state) {
        Awaitility.await()
                .until(() -> state.equals(given().get("/q/health/ready")
                        .path("checks.find { it.name == 'mounted files' }.data['drawbridge.grants-file']")));
    }
}
