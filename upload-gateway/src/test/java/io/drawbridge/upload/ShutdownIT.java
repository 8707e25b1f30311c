package io.drawbridge.upload;

import static io.drawbridge.upload.stack.Client.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.drawbridge.upload.stack.GatewayProcess;
import io.drawbridge.upload.stack.Http2Client;
import io.drawbridge.upload.stack.Http2Request;
import io.drawbridge.upload.stack.RawClient;
import io.drawbridge.upload.stack.SecureGateway;
import io.drawbridge.upload.stack.StoreUnderTest;
import io.drawbridge.upload.stack.TokenServiceDouble;
import io.drawbridge.upload.stack.TusClient;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to uploads when the packaged gateway gets SIGTERM. */
class ShutdownIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    /** Of the gateway's process. */
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(60);

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
    void aResumableUploadThatStallsEndsAtOnceAndKeepsWhatArrived() throws Exception {
        try (GatewayProcess gateway = GatewayProcess.start(folder, "-Dquarkus.shutdown.timeout=40s");
                RawClient stalled = gateway.client()) {
            String path = TusClient.begin(gateway.address(), "uploads/stalled", 2 * HALF);
            stalled.send(TusClient.rawPiece(path, 0, 2 * HALF)).send(bytes(HALF));
            await().atMost(LIMIT).until(() -> gateway.metrics().contains("drawbridge_upload_parts_total 1.0"));
            long begun = System.nanoTime();
            gateway.terminate();
            assertThat(stalled.answer())
                    .startsWith("HTTP/1.1 503")
                    .containsIgnoringCase("retry-after")
                    .contains("urn:drawbridge:problem:stopping");
            assertThat(gateway.awaitEnd(LIMIT)).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(IDLE_TIMEOUT.dividedBy(3));
            String state = path.replace("/files/", StoreUnderTest.TUS_STATE) + ".json";
            assertThat(gateway.store().object(state).orElseThrow().asUtf8String())
                    .contains("\"tail\":{\"epoch\":2,\"bytes\":100}");
        }
    }

    @Test
    void withoutAPlaceForStatesNothingCanBeResumed() throws Exception {
        try (GatewayProcess gateway = GatewayProcess.start(folder, "-Ddrawbridge.tus.state=");
                RawClient client = gateway.client()) {
            String head = " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + TokenServiceDouble.TOKEN
                    + "\r\nTus-Resumable: 1.0.0\r\n";
            String creation = "Upload-Length: 1\r\nContent-Length: 0\r\nUpload-Metadata: "
                    + TusClient.metadata("uploads/x") + "\r\n\r\n";
            String upload = "/files/" + "0".repeat(32);
            assertThat(client.send("OPTIONS /files" + head + "\r\n").answer()).startsWith("HTTP/1.1 501");
            assertThat(client.send("POST /files" + head + creation).answer())
                    .startsWith("HTTP/1.1 501")
                    .contains("urn:drawbridge:problem:resumable-off", "drawbridge.tus.state");
            assertThat(client.send("DELETE " + upload + head + "\r\n").answer()).startsWith("HTTP/1.1 501");
            assertThat(client.send("HEAD " + upload + head + "\r\n").head()).startsWith("HTTP/1.1 501");
        }
    }

    @Test
    @Tag("real") // for the time that it takes
    void overHttp2Too() throws Exception {
        try (SecureGateway gateway = SecureGateway.start();
                Http2Client client = gateway.client()) {
            Http2Request running = client.object("uploads/finishing").send(bytes(HALF));
            await().atMost(LIMIT).until(() -> gateway.process().isAtIt());
            gateway.process().terminate();
            await().atMost(LIMIT).until(() -> gateway.process().logged("new ones are refused"));
            Http2Request late = client.object("uploads/late").send(bytes(5)).end();
            assertThat(late.status()).isEqualTo(503);
            assertThat(late.text()).contains("urn:drawbridge:problem:stopping");
            assertThat(running.send(bytes(HALF)).end().status()).isEqualTo(201);
            assertThat(gateway.process().awaitEnd(LIMIT)).isTrue();
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
