package io.drawbridge.secrets.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.devstack.servers.FreePorts;
import io.drawbridge.devstack.servers.InstalledServers;
import io.drawbridge.devstack.servers.ServerCommand;
import io.drawbridge.devstack.servers.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real OpenBao that wants to see a certificate. */
@EnabledIfInstalled("bao")
class OpenBaoTlsTest {

    private static final String TOKEN = "root-of-the-tls-test";

    @TempDir
    static Path folder;

    private static TlsFiles tls;
    private static ServerProcess server;
    private static int port;

    @BeforeAll
    static void start() throws IOException {
        tls = TlsFiles.in(folder);
        port = FreePorts.next();
        Path config = Files.writeString(
                folder.resolve("tls.hcl"),
                """
                listener "tcp" {
                  address = "127.0.0.1:%d"
                  tls_cert_file = "%s"
                  tls_key_file = "%s"
                  tls_client_ca_file = "%s"
                  tls_require_and_verify_client_cert = true
                }
                """
                        .formatted(port, tls.certificate("server"), tls.key("server"), tls.certificate("ca")));
        server = ServerProcess.start(new ServerCommand(
                "bao",
                folder.toAbsolutePath(),
                List.of(
                        InstalledServers.onThisMachine().require("bao").toString(),
                        "server",
                        "-dev",
                        "-dev-no-store-token",
                        "-dev-listen-address=127.0.0.1:" + FreePorts.next(),
                        "-config=" + config),
                Map.of("BAO_DEV_ROOT_TOKEN_ID", TOKEN),
                Duration.ofSeconds(2)));
        try (PlainUpstream client = upstream("client", Map.of())) {
            server.awaitReady(() -> isServed(client), Duration.ofSeconds(30));
        }
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void refusesToTalkToAServerThatItDoesNotTrust() {
        try (PlainUpstream upstream = upstream(
                "client", Map.of("ca-certificate", tls.certificate("other").toString()))) {
            assertThat(isServed(upstream)).isFalse();
        }
    }

    @Test
    void isNotServedWithoutACertificateThatTheServerTrusts() {
        try (PlainUpstream upstream = upstream("stranger", Map.of())) {
            assertThat(isServed(upstream)).isFalse();
        }
    }

    @Test
    void readsCertificatesAnewWhileItRuns() {
        tls.replace("mine", "stranger");
        try (PlainUpstream upstream = upstream("mine", Map.of("tls-reload", "50ms"))) {
            assertThat(isServed(upstream)).isFalse();
            tls.replace("mine", "client");
            await().atMost(Duration.ofSeconds(10)).until(() -> isServed(upstream));
        }
    }

    /** The configuration of the mount, which root may read. */
    private static boolean isServed(PlainUpstream upstream) {
        return upstream.read("secret/config") instanceof UpstreamAnswer.Ok;
    }

    private static PlainUpstream upstream(String name, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "url", "https://127.0.0.1:" + port,
                "token", TOKEN,
                "ca-certificate", tls.certificate("ca").toString(),
                "client-certificate", tls.certificate(name).toString(),
                "client-key", tls.key(name).toString()));
        settings.putAll(more);
        return new PlainUpstream(settings);
    }
}
