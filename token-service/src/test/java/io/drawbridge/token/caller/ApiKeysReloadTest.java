package io.drawbridge.token.caller;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.token.fixture.ApiKeysFile;
import io.drawbridge.token.fixture.CapturedLog;
import io.drawbridge.token.fixture.EmbeddedStore;
import io.drawbridge.token.fixture.TestCaller;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The mounted file while the service runs. */
@QuarkusTest
@QuarkusTestResource(EmbeddedStore.class)
class ApiKeysReloadTest {

    @ConfigProperty(name = "drawbridge.api-keys-file")
    Path file;

    @AfterEach
    void restore() throws IOException {
        Files.writeString(file, ApiKeysFile.CONTENT);
        awaitStatus("key-in-a-file", 200);
    }

    @Test
    void keysAreRotatedWithoutARestart() throws IOException {
        assertThat(status("key-in-a-file")).isEqualTo(200);
        String old = TestCaller.sha256("key-in-a-file");
        String next = TestCaller.sha256("next-key");
        Files.writeString(file, ApiKeysFile.keys(old, next));
        awaitStatus("next-key", 200);
        assertThat(status("key-in-a-file")).isEqualTo(200);
        Files.writeString(file, ApiKeysFile.keys(next));
        awaitStatus("key-in-a-file", 401);
        assertThat(status("next-key")).isEqualTo(200);
        assertThat(status(TestCaller.ALICE.apiKey())).as("of the configuration").isEqualTo(200);
    }

    @Test
    void aBrokenFileTakesNoKeyAway() throws IOException {
        try (CapturedLog log = CapturedLog.start()) {
            Files.writeString(file, ApiKeysFile.keys("the-key-itself"));
            Awaitility.await().until(() -> log.text().contains("drawbridge.api-keys-file: cannot be used"));
            assertThat(log.text())
                    .contains(file + ":5:14: a SHA-256 is 64 hexadecimal digits")
                    .doesNotContain("the-key-itself");
        }
        assertThat(status("key-in-a-file")).isEqualTo(200);
    }

    private static int status(String key) {
        return given().header("Authorization", "Bearer " + key)
                .get("/v1/grants")
                .statusCode();
    }

    private static void awaitStatus(String key, int status) {
        Awaitility.await().until(() -> status(key) == status);
    }
}
