package io.drawbridge.deploy.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drawbridge.deploy.tool.Tool;
import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.devstack.servers.FreePorts;
import io.drawbridge.devstack.servers.InstalledServers;
import io.drawbridge.devstack.servers.ServerCommand;
import io.drawbridge.devstack.servers.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images go to a real registry and come from one, by digest. */
@EnabledIfInstalled("registry")
class ImagePushTest {

    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private final int port = FreePorts.next();

    @Test
    void thePrintedDigestIsTheRegistrysAndAnArchiveHasTheSame() throws Exception {
        BuiltServices services = BuiltServices.in(folder.resolve("project"), FileTime.fromMillis(0));
        try (ServerProcess registry = registry()) {
            String pushed = digest(services.build(target("--base", services.base())));
            assertThat(get("drawbridge/token-service/manifests/1.2.3").headers().firstValue("Docker-Content-Digest"))
                    .contains(pushed);
            assertThat(digest(services.build("--tar", folder.toString(), "--base", services.base(), "token-service")))
                    .isEqualTo(pushed);

            // The image that was pushed serves as a base, pinned: its layers come first, its labels say so.
            String base = "127.0.0.1:" + port + "/drawbridge/token-service@" + pushed;
            String second = digest(services.build(target("--base", base, "--tag", "second")));
            JsonNode manifest = json("drawbridge/token-service/manifests/" + second);
            assertThat(manifest.path("layers")).hasSize(7);
            JsonNode config = json("drawbridge/token-service/blobs/"
                    + manifest.at("/config/digest").asText());
            assertThat(config.at("/config/Labels")
                            .path("org.opencontainers.image.base.digest")
                            .asText())
                    .isEqualTo(pushed);
            assertThat(registry.isAlive()).isTrue();
        }
    }

    /** Not with the class path of tests, which has more. */
    @Test
    void theScriptHasAllThatItNeeds() throws Exception {
        BuiltServices services = BuiltServices.in(folder.resolve("project"), FileTime.fromMillis(0));
        try (ServerProcess registry = registry()) {
            String[] arguments = {"--no-build", "--base", services.base(), "--push", "127.0.0.1:" + port, "--insecure"};
            String values = Tool.script("images/build", folder).run(arguments).expectSuccess();
            for (String service : Service.labels()) {
                assertThat(values).contains(service + ":\n  image: {registry: 127.0.0.1:" + port);
                assertThat(get("drawbridge/" + service + "/tags/list").statusCode())
                        .isEqualTo(200);
            }
            assertThat(registry.isAlive()).isTrue();
        }
    }

    private String[] target(String... more) {
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(more),
                        java.util.stream.Stream.of("--push", "127.0.0.1:" + port, "--insecure", "token-service"))
                .toArray(String[]::new);
    }

    private static String digest(BuiltServices.Answer answer) {
        assertThat(answer.err()).isEmpty();
        Matcher digest = DIGEST.matcher(answer.out());
        assertThat(digest.find()).isTrue();
        return digest.group();
    }

    private ServerProcess registry() throws IOException {
        Path config = Files.writeString(
                folder.resolve("registry.yml"),
                """
                version: 0.1
                storage: {filesystem: {rootdirectory: %s}}
                http: {addr: "127.0.0.1:%d"}
                """
                        .formatted(folder.resolve("registry"), port));
        Path executable = InstalledServers.onThisMachine().require("registry");
        ServerProcess process = ServerProcess.start(new ServerCommand(
                "registry",
                folder,
                List.of(executable.toString(), "serve", config.toString()),
                Map.of(),
                Duration.ofSeconds(5)));
        return process.awaitReady(this::answers, Duration.ofSeconds(20));
    }

    private boolean answers() {
        try {
            return get("").statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private JsonNode json(String path) throws Exception {
        return new ObjectMapper().readTree(get(path).body());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v2/" + path))
                .header("Accept", "application/vnd.docker.distribution.manifest.v2+json")
                .timeout(Duration.ofSeconds(5))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
