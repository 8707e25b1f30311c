package io.drawbridge.upload;

import static io.drawbridge.upload.stack.Client.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.drawbridge.upload.stack.GatewayProcess;
import io.drawbridge.upload.stack.RawClient;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to uploads when the packaged gateway gets SIGTERM. */
class ShutdownIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int HALF = UploadSuite.PART + 100;

    @TempDir
    Path folder;

    @BeforeEach
    void needsTheJar() {
        assumeThat(GatewayProcess.JAR).exists();
    }

    @Test
    void aRunningUploadFinishesAndNewOnesAreRefused() throws Exception {
        try (GatewayProcess gateway = GatewayProcess.start(folder, "-Dquarkus.shutdown.timeout=40s");
                RawClient running = gateway.client()) {
            running.send(RawClient.object("uploads/finishing", "Content-Length: " + 2 * HALF))
                    .send(bytes(HALF));
            await().atMost(LIMIT).until(() -> gateway.logged("upload-gateway") && gateway.isAtIt());
            gateway.terminate();
            await().atMost(LIMIT).until(() -> gateway.logged("new ones are refused"));
            try (RawClient late = gateway.client()) {
                assertThat(late.send(RawClient.object("uploads/late", "Content-Length: 5"))
                                .send("hello")
                                .answer())
                        .startsWith("HTTP/1.1 503")
                        .contains("urn:drawbridge:problem:stopping");
            }
            assertThat(running.send(bytes(HALF)).answer()).startsWith("HTTP/1.1 201");
            assertThat(gateway.awaitEnd(LIMIT)).isTrue();
            assertThat(gateway.store().keys("uploads/")).containsExactly("uploads/finishing");
            assertThat(gateway.store().danglingUploads()).isEmpty();
        }
    }

    @Test
    void whatIsNotFinishedInTimeIsAborted() throws Exception {
        try (GatewayProcess gateway = GatewayProcess.start(folder, "-Dquarkus.shutdown.timeout=1s");
                RawClient running = gateway.client()) {
            running.send(RawClient.object("uploads/cut", "Content-Length: " + 2 * HALF))
                    .send(bytes(HALF));
            await().atMost(LIMIT).until(() -> gateway.store().danglingUploads().contains("uploads/cut"));
            gateway.terminate();
            assertThat(gateway.awaitEnd(LIMIT)).isTrue();
            assertThat(gateway.store().danglingUploads()).isEmpty();
            assertThat(gateway.store().keys("uploads/")).isEmpty();
        }
    }
}
