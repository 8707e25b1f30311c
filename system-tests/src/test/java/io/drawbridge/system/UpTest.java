package io.drawbridge.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that a newcomer types first, and what can go wrong with it. */
class UpTest {
    private static final List<String> READY_KEYS = List.of(
            "token_service",
            "upload_gateway",
            "secrets_bridge",
            "s3",
            "sts",
            "vault",
            "region",
            "bucket",
            "api_key",
            "admin_access_key_id",
            "admin_secret_access_key",
            "vault_token",
            "tenant_jwt");

    @TempDir
    Path folder;

    @Test
    void explainsEveryOption() throws Exception {
        try (UpProcess up = UpProcess.start(folder, Map.of(), "--help")) {
            assertThat(up.awaitEnd()).isZero();
            assertThat(up.output())
                    .contains("--servers", "--free-ports", "--ready-file", "--data", "--no-build")
                    .contains("--token-service-port", "--upload-gateway-port", "--secrets-bridge-port")
                    .contains("--s3-port", "--vault-port", "--kubernetes-port");
        }
    }

    @Test
    void refusesAnUnknownOptionInOneLine() throws Exception {
        try (UpProcess up = UpProcess.start(folder, Map.of(), "--no-build", "--turbo")) {
            assertThat(up.awaitEnd()).isEqualTo(2);
            assertThat(up.output().lines()).singleElement().asString().contains("--turbo");
        }
    }

    @Test
    void namesTheBusyPortAndLeavesNothingRunning() throws Exception {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                UpProcess up = UpProcess.start(
                        folder, Map.of(), "--no-build", "--free-ports", "--vault-port", "" + busy.getLocalPort())) {
            assertThat(up.awaitEnd()).isEqualTo(1);
            assertThat(up.output().lines())
                    .singleElement()
                    .asString()
                    .contains("port " + busy.getLocalPort() + " is busy", "--vault-port");
            assertThat(up.children()).isEmpty();
        }
    }

    @Test
    void namesTheMissingJdk() throws Exception {
        try (UpProcess up = UpProcess.start(folder, Map.of("JAVA_HOME", "/nonexistent"), "--no-build")) {
            assertThat(up.awaitEnd()).isEqualTo(1);
            assertThat(up.output().lines()).singleElement().asString().contains("no java found");
        }
    }

    @Test
    void stopsEverythingWhenItIsStoppedWhileItStarts() throws Exception {
        UpProcess up = UpProcess.start(folder, Map.of(), "--no-build", "--free-ports");
        await().atMost(Duration.ofSeconds(30)).until(() -> up.children().size() >= 3);
        List<ProcessHandle> children = up.children();

        up.terminate();

        assertThat(up.awaitEnd()).isEqualTo(1);
        assertThat(up.output().lines()).contains("up: stopped while it was starting");
        assertThat(children).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void saysWhereEverythingIsAndStopsAllOfItWhenAServiceEnds() throws Exception {
        Stack stack = Stack.start(folder);
        List<ProcessHandle> children = stack.up().children();
        assertThat(children).hasSizeGreaterThanOrEqualTo(3);
        assertThat(stack.ready()).containsOnlyKeys(READY_KEYS).doesNotContainValue("");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(stack.readyFile())))
                .isEqualTo("rw-------");
        for (String service : List.of("token_service", "upload_gateway", "secrets_bridge")) {
            assertThat(status(stack.ready().get(service) + "/q/health/ready")).isEqualTo(200);
        }

        gateway(children).destroyForcibly();

        assertThat(stack.up().awaitEnd()).isEqualTo(1);
        assertThat(stack.up().output()).contains("curl -T", "aws s3 cp", "X-Vault-Token", "upload-gateway has ended");
        assertThat(children).noneMatch(ProcessHandle::isAlive);
        assertThat(stack.readyFile()).doesNotExist();
    }

    private static ProcessHandle gateway(List<ProcessHandle> children) {
        return children.stream()
                .filter(child -> child.info().commandLine().orElse("").contains("upload-gateway"))
                .findFirst()
                .orElseThrow();
    }

    private static int status(String address) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
