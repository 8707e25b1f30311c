package io.drawbridge.secrets.door.vaultapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.secrets.testing.BridgeTest;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The published contract is what the code says; {@code -Dopenapi.write=true} writes it anew. */
@QuarkusTest
class OpenApiTest extends BridgeTest {

    private static final Path PUBLISHED = Path.of("..", "docs", "api", "secrets-bridge.yaml");

    @Test
    void publishedContractIsTheOneThatIsServed() throws IOException {
        String served = given().get("/q/openapi?format=yaml").asString();
        if (Boolean.getBoolean("openapi.write")) {
            Files.createDirectories(PUBLISHED.getParent());
            Files.writeString(PUBLISHED, served);
        }
        assertThat(Files.readString(PUBLISHED)).isEqualTo(served);
    }
}
