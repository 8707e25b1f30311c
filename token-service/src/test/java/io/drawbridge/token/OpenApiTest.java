package io.drawbridge.token;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.token.fixture.EmbeddedStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The document in the repository is what the code answers. To write it anew:
 * {@code mvn test -pl token-service -Dtest=OpenApiTest -Dopenapi.write=true}.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedStore.class)
class OpenApiTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "api", "token-service.yaml");

    @Test
    void isAsDocumented() throws IOException {
        String answered =
                given().get("/q/openapi").then().statusCode(200).extract().asString();
        if (Boolean.getBoolean("openapi.write")) {
            Files.createDirectories(DOCUMENT.getParent());
            Files.writeString(DOCUMENT, answered);
        }
        assertThat(DOCUMENT).content().isEqualTo(answered);
    }
}
