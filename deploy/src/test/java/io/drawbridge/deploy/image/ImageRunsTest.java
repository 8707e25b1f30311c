package io.drawbridge.deploy.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drawbridge.deploy.tool.Sources;
import io.drawbridge.devstack.EmbeddedKubernetes;
import io.drawbridge.devstack.EmbeddedS3;
import io.drawbridge.devstack.EmbeddedVault;
import io.drawbridge.devstack.servers.FreePorts;
import io.drawbridge.devstack.servers.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The images of the packaged services, on a base made of this machine's JDK, run and answer as they would in a pod. */
@Tag("real")
class ImageRunsTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String JSON = "application/json";

    @TempDir
    Path folder;

    @Test
    void allThreeAreReadyAndAnswer() throws Exception {
        assumeTrue(
                System.getProperty("user.name").equals("root") || System.getenv("CI") != null,
                "mounts in a namespace need root");
        buildImages();
        try (EmbeddedS3 store = EmbeddedS3.start();
                EmbeddedVault vault = EmbeddedVault.start();
                EmbeddedKubernetes kubernetes = EmbeddedKubernetes.start()) {
            store.createBucket("images");
            vault.put("secret", "team-a/hello", Map.of("greeting", "hello"));
            int[] ports = {FreePorts.next(), FreePorts.next(), FreePorts.next()};
            try (ServerProcess token = start("token-service", ImageSettings.tokenService(ports[0], store));
                    ServerProcess gateway =
                            start("upload-gateway", ImageSettings.uploadGateway(ports[1], ports[0], store));
                    ServerProcess bridge =
                            start("secrets-bridge", ImageSettings.secretsBridge(ports[2], vault, kubernetes))) {
                token.awaitReady(() -> isReady(ports[0]), LIMIT);
                gateway.awaitReady(() -> isReady(ports[1]), LIMIT);
                bridge.awaitReady(() -> isReady(ports[2]), LIMIT);

                vendsCredentials(ports[0]);
                storesAnObject(ports[1]);
                readsASecret(ports[2], kubernetes);
                assertThat(owner(token)).isEqualTo(ServiceImage.USER);
            }
        }
    }

    private void buildImages() throws Exception {
        Path base = folder.resolve("base.tar");
        JavaBase.write(base, Files.createDirectories(folder.resolve("scratch")));
        String project = Sources.repository("").toString();
        String[] arguments = {
            "--project",
            project,
            "--version-label",
            "1.2.3",
            "--commit",
            "none",
            "--epoch",
            "0",
            "--base",
            Base.ARCHIVE + base,
            "--tar",
            folder.toString()
        };
        assertThat(ImageCommand.run(System.out, System.err, arguments)).isZero(); // console
    }

    private ServerProcess start(String service, Properties settings) throws IOException {
        ImageArchive image = new ImageArchive(folder.resolve(service + ".tar"));
        return new UnpackedImage(image, folder.resolve(service)).start(settings);
    }

    private static void vendsCredentials(int port) throws Exception {
        HttpResponse<String> answer = send(request(port, "/v1/credentials")
                .header("Authorization", "Bearer " + ImageSettings.API_KEY)
                .header("Content-Type", JSON)
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"bucket\":\"images\",\"key\":\"uploads/a\",\"actions\":[\"upload\"]}")));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("session_token");
    }

    private static void storesAnObject(int port) throws Exception {
        HttpResponse<String> answer = send(request(port, "/v1/objects/images/uploads/a")
                .header("Authorization", "Bearer " + ImageSettings.API_KEY)
                .PUT(HttpRequest.BodyPublishers.ofByteArray(new byte[10_000_000])));
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).contains("\"size\":10000000");
    }

    private static void readsASecret(int port, EmbeddedKubernetes kubernetes) throws Exception {
        String jwt = kubernetes.serviceAccountToken("team-a", "default", "secrets-bridge", Duration.ofMinutes(5));
        HttpResponse<String> login = send(request(port, "/v1/auth/kubernetes/login")
                .POST(HttpRequest.BodyPublishers.ofString("{\"role\":\"dev\",\"jwt\":\"" + jwt + "\"}")));
        JsonNode session = new ObjectMapper().readTree(login.body());
        HttpResponse<String> secret = send(request(port, "/v1/secret/data/team-a/hello")
                .header("X-Vault-Token", session.at("/auth/client_token").asText()));
        assertThat(secret.body()).contains("\"greeting\":\"hello\"");
    }

    private static String owner(ServerProcess process) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("Uid:"))
                .map(line -> line.split("\\s+")[1])
                .findFirst()
                .orElseThrow();
    }

    private static boolean isReady(int port) {
        try {
            return send(request(port, "/q/health/ready")).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
