package io.drawbridge.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.devstack.servers.InstalledServers;
import io.drawbridge.devstack.servers.Shell;
import io.drawbridge.upload.stack.SecureGateway;
import io.drawbridge.upload.stack.StoreUnderTest;
import io.drawbridge.upload.stack.TokenServiceDouble;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Pages in Chromium that put a file to the gateway of another origin, over HTTP/2. */
@EnabledIfInstalled("chromium")
@ExtendWith(SecureGateway.Extension.class)
class BrowserIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SIZE = 12_000_000;

    private final SecureGateway gateway;
    private final String key = "uploads/" + UUID.randomUUID();

    @TempDir
    Path folder;

    BrowserIT(SecureGateway gateway) {
        this.gateway = gateway;
    }

    @Test
    void aPageOfANamedOriginSeesWhatBecameOfItsFile() throws Exception {
        JsonNode seen = play(SecureGateway.PAGES.toString(), key, TokenServiceDouble.TOKEN);
        assertThat(seen.get("status").asInt()).as(seen.toString()).isEqualTo(201);
        assertThat(seen.get("protocol").asText()).isEqualTo("h2");
        assertThat(seen.get("etag").asText()).isNotBlank();
        assertThat(seen.get("location").asText()).endsWith(key);
        assertThat(HexFormat.of().formatHex(gateway.store().sha256(key)))
                .isEqualTo(seen.get("sha256").asText());
        assertThat(gateway.store().object(key).orElseThrow().response().metadata())
                .containsEntry("made-by", "a page");
    }

    @Test
    void itSeesWhyItsFileWasRefused() throws Exception {
        JsonNode seen = play(SecureGateway.PAGES.toString(), "other/" + key, TokenServiceDouble.TOKEN);
        assertThat(seen.get("status").asInt()).as(seen.toString()).isEqualTo(403);
        assertThat(seen.get("type").asText()).isEqualTo("urn:drawbridge:problem:forbidden");
    }

    @Test
    void aPageOfAnotherOriginStoresNothing() throws Exception {
        JsonNode seen = play("http://third.localhost:" + SecureGateway.PAGES.getPort(), key, TokenServiceDouble.TOKEN);
        assertThat(seen.get("failure").asText()).contains("Failed to fetch");
        assertThat(gateway.store().object(key)).isEmpty();
    }

    private JsonNode play(String origin, String key, String token) throws Exception {
        InstalledServers tools = InstalledServers.onThisMachine();
        String scenario = JSON.writeValueAsString(Map.of(
                "url",
                "https://localhost:" + gateway.port() + "/v1/objects/" + StoreUnderTest.BUCKET + "/" + key,
                "origin",
                origin,
                "port",
                SecureGateway.PAGES.getPort(),
                "size",
                SIZE,
                "token",
                token));
        String told = new Shell(folder, tools.require("chromium").getParent())
                .with("BROWSER_TOOLS", tools.folder("browser").toString())
                .with("CHROMIUM", tools.require("chromium").toString())
                .with("PLAY", scenario)
                .run("node " + Path.of("src", "test", "browser", "put.mjs").toAbsolutePath());
        return JSON.readTree(told.substring(told.lastIndexOf("\n{") + 1));
    }
}
