package io.drawbridge.upload;

import static io.drawbridge.upload.stack.Client.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drawbridge.upload.stack.Http2Client;
import io.drawbridge.upload.stack.Http2Request;
import io.drawbridge.upload.stack.SecureGateway;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An operator replaces the PEM files while somebody uploads. Takes as long as Quarkus' shortest period: half a minute. */
@Tag("real")
@ExtendWith(SecureGateway.Extension.class)
class TlsReloadIT {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final SecureGateway gateway;
    private final String key = "uploads/" + UUID.randomUUID();

    TlsReloadIT(SecureGateway gateway) {
        this.gateway = gateway;
    }

    @Test
    void aNewCertificateIsServedAndNoUploadBreaks() throws Exception {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        try (Http2Client before = gateway.client()) {
            String old = before.certificate();
            Http2Request running = before.object(key);
            gateway.certificates().issue("second");
            await().atMost(LIMIT).pollInterval(Duration.ofMillis(500)).until(() -> {
                running.send(bytes(20_000));
                sent.writeBytes(bytes(20_000));
                try (Http2Client after = gateway.client()) {
                    return after.certificate().equals("CN=second");
                }
            });
            assertThat(old).isNotEqualTo("CN=second");
            assertThat(running.end().status()).isEqualTo(201);
            assertThat(before.object(key + "next").send(bytes(5)).end().status())
                    .as("connections of before go on")
                    .isEqualTo(201);
        }
        assertThat(gateway.store().object(key).orElseThrow().asByteArray()).isEqualTo(sent.toByteArray());
        assertThat(gateway.process().logged("\"level\":\"ERROR\"")).isFalse();
    }
}
