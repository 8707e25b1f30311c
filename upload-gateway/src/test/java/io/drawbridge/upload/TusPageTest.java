package io.drawbridge.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.upload.stack.Client;
import io.drawbridge.upload.stack.GatewayStack;
import io.drawbridge.upload.stack.NodeScript;
import io.drawbridge.upload.stack.StoreUnderTest;
import io.drawbridge.upload.stack.TokenServiceDouble;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Unmodified {@code tus-js-client} 4, and Uppy 6 with it, in Chromium, on a page of another origin, on SeaweedFS. */
@EnabledIfInstalled({"weed", "chromium", "esbuild"})
@QuarkusTest
@WithTestResource(value = GatewayStack.class, initArgs = @ResourceArg(name = "store", value = "seaweedfs"))
class TusPageTest {

    private static final int SIZE = 48 << 20;

    StoreUnderTest store;
    private final String key = "uploads/" + UUID.randomUUID();

    @TempDir
    Path folder;

    @Test
    void pausesIsReloadedAndGoesOn() throws Exception {
        JsonNode told = play("reload");
        assertStored(told);
        assertThat(told.get("found").asInt()).as("remembered by the page").isEqualTo(1);
        assertThat(told.get("requests"))
                .extracting(JsonNode::asText)
                .containsOnlyOnce("POST 201")
                .contains("HEAD 200", "PATCH 204");
        List<Long> asked = offsets(told.get("asked"));
        assertThat(asked).hasSize(2).isSorted();
        assertThat(asked.get(0)).isGreaterThan(SIZE / 8);
        assertThat(asked.get(1)).as("what was sent is not sent again").isGreaterThan(SIZE / 3);
    }

    @Test
    void uppyPausesAndGoesOn() throws Exception {
        JsonNode told = play("uppy");
        assertThat(told.get("failed")).isEmpty();
        assertStored(told);
        assertThat(told.get("requests")).extracting(JsonNode::asText).containsOnlyOnce("POST 201");
        List<Long> asked = offsets(told.get("asked"));
        assertThat(asked).hasSize(2).isSorted();
        assertThat(asked.get(1)).as("what was sent is not sent again").isGreaterThan(SIZE / 4);
    }

    @Test
    void uppyCancelsAndNothingIsLeft() throws Exception {
        JsonNode told = play("uppyCancels");
        assertThat(told.get("status").asInt()).isEqualTo(204);
        assertThat(store.keys(key)).isEmpty();
        assertThat(store.danglingUploads()).doesNotContain(key);
    }

    private void assertStored(JsonNode told) throws Exception {
        assertThat(HexFormat.of().formatHex(store.sha256(key)))
                .isEqualTo(told.get("sha256").asText());
        assertThat(store.danglingUploads()).doesNotContain(key);
    }

    private JsonNode play(String scenario) throws Exception {
        return new NodeScript("tus-page.mjs", folder)
                .play(Map.of(
                        "scenario",
                        scenario,
                        "origin",
                        localPages(),
                        "endpoint",
                        "http://localhost:" + Client.port() + "/files",
                        "token",
                        TokenServiceDouble.TOKEN,
                        "bucket",
                        StoreUnderTest.BUCKET,
                        "key",
                        key,
                        "size",
                        SIZE,
                        "bytesPerSecond",
                        SIZE / 6));
    }

    private static List<Long> offsets(JsonNode asked) {
        return StreamSupport.stream(asked.spliterator(), false)
                .map(JsonNode::asLong)
                .toList();
    }

    /** Of the origins that may upload the one on this machine. */
    private static String localPages() {
        return ConfigProvider.getConfig().getValues("drawbridge.cors.origins", String.class).stream()
                .filter(origin -> origin.startsWith("http:"))
                .findFirst()
                .orElseThrow();
    }
}
