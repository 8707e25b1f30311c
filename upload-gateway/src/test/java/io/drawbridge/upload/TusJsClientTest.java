package io.drawbridge.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drawbridge.devstack.FaultInjector;
import io.drawbridge.devstack.fault.Fault;
import io.drawbridge.devstack.fault.RequestMatcher;
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
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Unmodified {@code tus-js-client} 4 in Node, on SeaweedFS. */
@EnabledIfInstalled({"weed", "esbuild"})
@QuarkusTest
@WithTestResource(value = GatewayStack.class, initArgs = @ResourceArg(name = "store", value = "seaweedfs"))
class TusJsClientTest {

    private static final int SIZE = 40 << 20;

    StoreUnderTest store;
    FaultInjector faults;
    private final String key = "uploads/" + UUID.randomUUID();

    @TempDir
    Path folder;

    @AfterEach
    void quiet() {
        faults.clear();
    }

    @Test
    void sendsAllAtOnce() throws Exception {
        JsonNode told = send(Map.of("size", SIZE));
        assertStored(told);
        assertThat(told.get("requests")).extracting(JsonNode::asText).containsExactly("POST 201", "PATCH 204");
    }

    @Test
    void sendsInChunksThatAreNoParts() throws Exception {
        JsonNode told = send(Map.of("size", SIZE / 2, "chunk", 3_000_000));
        assertStored(told);
    }

    @Test
    void sendsWhatItDoesNotKnowTheLengthOf() throws Exception {
        assertStored(send(Map.of("size", SIZE / 2, "chunk", 7_000_000, "deferred", true)));
    }

    /** The store is slow, or all would be sent before the client gets to its pauses. */
    @RepeatedTest(3)
    void pausesAndGoesOnWhereItWas() throws Exception {
        faults.always(RequestMatcher.uploadPart(), Fault.latency(Duration.ofMillis(200)));
        JsonNode told = send(Map.of("size", SIZE / 2 * 3, "pauses", 3));
        assertStored(told);
        assertThat(told.get("paused").asInt()).isEqualTo(3);
        assertThat(told.get("requests"))
                .extracting(JsonNode::asText)
                .contains("HEAD 200")
                .containsOnlyOnce("POST 201");
        assertThat(told.get("asked"))
                .as(told.toString())
                .extracting(JsonNode::asLong)
                .isSorted();
    }

    private void assertStored(JsonNode told) throws Exception {
        assertThat(HexFormat.of().formatHex(store.sha256(key)))
                .isEqualTo(told.get("sha256").asText());
        assertThat(store.danglingUploads()).doesNotContain(key);
    }

    private JsonNode send(Map<String, Object> scenario) throws Exception {
        Map<String, Object> all = new HashMap<>(scenario);
        all.putIfAbsent("pauses", 0);
        all.put("endpoint", "http://localhost:" + Client.port() + "/files");
        all.put("token", TokenServiceDouble.TOKEN);
        all.put("bucket", StoreUnderTest.BUCKET);
        all.put("key", key);
        return new NodeScript("tus.mjs", folder).play(all);
    }
}
