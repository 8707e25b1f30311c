package io.drawbridge.upload;

import static io.drawbridge.upload.stack.Client.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.drawbridge.upload.stack.GatewayProcess;
import io.drawbridge.upload.stack.RawClient;
import io.drawbridge.upload.stack.StoreUnderTest;
import io.drawbridge.upload.stack.TusClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL in the middle of an upload: nothing appears, a repeat succeeds, and the sweeper takes away what was left. */
abstract class KillSuite {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int HALF = UploadSuite.PART + 100;
    private static final String KEY = "uploads/killed";

    private final String kind;

    @TempDir
    Path folder;

    KillSuite(String kind) {
        this.kind = kind;
    }

    @BeforeEach
    void needsTheJar() {
        assumeThat(GatewayProcess.JAR).exists();
    }

    @Test
    void aKilledGatewayLeavesNoObjectAndItsUploadIsSwept() throws Exception {
        try (GatewayProcess first = GatewayProcess.startOn(kind, folder)) {
            leaveHalfAnUpload(first);
            first.store().beginUpload("elsewhere/foreign");
            try (GatewayProcess second = first.killAndStartAgain(folder, sweeperOf(first.store()))) {
                assertThat(second.store().object(KEY)).isEmpty();
                try (RawClient again = second.client()) {
                    assertThat(again.send(RawClient.object(KEY, "Content-Length: " + HALF))
                                    .send(bytes(HALF))
                                    .answer())
                            .startsWith("HTTP/1.1 201");
                }
                assertThatAForgottenUploadExpires(second);
                await().atMost(LIMIT)
                        .until(() -> !second.store().danglingUploads().contains(KEY));
                assertThat(second.metric("drawbridge_sweeper_uploads_total{outcome=\"aborted\"}"))
                        .isEqualTo(1);
                assertThat(second.metric("drawbridge_sweeper_places_total")).isPositive();
                assertThat(second.logged("swept a multipart upload that was left behind"))
                        .isTrue();
                assertThat(second.store().danglingUploads()).containsExactly("elsewhere/foreign");
                assertThat(second.store().object(KEY).orElseThrow().asByteArray())
                        .isEqualTo(bytes(HALF));
            }
        }
    }

    private static void assertThatAForgottenUploadExpires(GatewayProcess gateway) throws Exception {
        String path = TusClient.begin(gateway.address(), "uploads/forgotten", 10);
        String state = path.substring(path.indexOf("/files/")).replace("/files/", StoreUnderTest.TUS_STATE);
        assertThat(gateway.store().keys(state)).hasSize(1);
        await().atMost(LIMIT)
                .until(() -> gateway.metrics().contains("drawbridge_tus_uploads_total{outcome=\"expired\"} 1.0"));
        await().atMost(LIMIT).until(() -> gateway.store().keys(state).isEmpty());
        assertThat(gateway.store().danglingUploads()).doesNotContain("uploads/forgotten");
    }

    private void leaveHalfAnUpload(GatewayProcess gateway) throws Exception {
        RawClient client = gateway.client();
        client.send(RawClient.object(KEY, "Content-Length: " + 2 * HALF)).send(bytes(HALF));
        await().atMost(LIMIT).until(() -> gateway.store().danglingUploads().contains(KEY) && gateway.isAtIt());
    }

    private static List<String> sweeperOf(StoreUnderTest store) {
        return List.of(
                "-Ddrawbridge.sweeper.owned=" + StoreUnderTest.BUCKET + "/uploads/",
                "-Ddrawbridge.sweeper.access-key-id=" + store.key().accessKeyId(),
                "-Ddrawbridge.sweeper.secret-access-key=" + store.key().secretAccessKey(),
                "-Ddrawbridge.tus.expires-after=2s",
                "-Ddrawbridge.sweeper.older-than=8s",
                "-Ddrawbridge.sweeper.every=1s");
    }
}
