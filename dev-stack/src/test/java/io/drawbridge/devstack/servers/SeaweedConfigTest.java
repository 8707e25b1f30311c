package io.drawbridge.devstack.servers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drawbridge.devstack.AccessKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators are told to write for SeaweedFS is what the tests run with. */
class SeaweedConfigTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SeaweedConfig config = new SeaweedConfig(
            new AccessKey("ADMIN_KEY", "ADMIN_SECRET"),
            new AccessKey("ISSUER_KEY", "ISSUER_SECRET"),
            "SIGNING_KEY",
            List.of("my-bucket"));

    @TempDir
    Path folder;

    @Test
    void usersAreAsDocumented() throws IOException {
        assertThat(documented("users"))
                .isEqualTo(JSON.readTree(config.writeIdentities(folder).toFile()));
    }

    @Test
    void policiesAreAsDocumented() throws IOException {
        assertThat(documented("policies"))
                .isEqualTo(JSON.readTree(config.writeIam(folder).toFile()));
    }

    private static JsonNode documented(String what) throws IOException {
        String page = Files.readString(Path.of("..", "docs", "token-service.md"));
        Matcher block =
                Pattern.compile("```json seaweedfs " + what + "\n([^`]*)```").matcher(page);
        assertThat(block.find()).as(what + " in the document").isTrue();
        return JSON.readTree(block.group(1));
    }
}
