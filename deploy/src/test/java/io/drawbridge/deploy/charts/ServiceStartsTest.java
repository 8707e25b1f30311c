package io.drawbridge.deploy.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drawbridge.deploy.tool.Sources;
import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.devstack.servers.FreePorts;
import io.drawbridge.devstack.servers.ServerCommand;
import io.drawbridge.devstack.servers.ServerProcess;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged services start with what the charts render: the properties file, the environment and the memory flags. */
@EnabledIfInstalled("helm4")
class ServiceStartsTest {

    private static final String SECRET = "a-key-of-a-test-that-is-at-least-32-bytes-long";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            token-service  | {"store":{"endpoint":"http://127.0.0.1:1"},"issuer":{"probe":"off"},"api-keys":{"a":{"subject":"a","sha256":"HASH"}},"grants":{"up":{"subjects":["a"],"bucket":"bkt","keys":["x/*","y/*"],"actions":["upload"]}}}
            upload-gateway | {"store":{"endpoint":"http://127.0.0.1:1"},"memory":{"part-buffers":"48M"}}
            secrets-bridge | {"kubernetes":{"api-server":"http://127.0.0.1:1"},"rules":{"own":{"namespaces":["*"],"mount":"secret","paths":["{namespace}/*"]}}}
            """)
    void withItsChartsSettings(String service, String config) throws IOException {
        int port = FreePorts.next();
        Manifests manifests = Helm.installed("helm4", folder)
                .render(
                        new Chart(service),
                        Chart.example("minimal"),
                        "--set=port=" + port,
                        "--set=shutdown.timeoutSeconds=1",
                        "--set-json=config=" + config.replace("HASH", "0123456789abcdef".repeat(4)));
        Files.writeString(
                folder.resolve("application.properties"),
                manifests.only("ConfigMap").at("/data/application.properties").asText());
        try (ServerProcess process = ServerProcess.start(command(service, environment(manifests.container())))) {
            process.awaitReady(() -> isUp(manifests.container(), port), Duration.ofSeconds(60));
            assertThat(String.join("\n", process.lastLines())).doesNotContain("SRCFG01007", SECRET);
        }
    }

    /** The pod's environment, with the mounted file where it is here and secrets that are there. */
    private Map<String, String> environment(JsonNode container) {
        Map<String, String> environment = new HashMap<>();
        container.path("env").forEach(variable -> {
            JsonNode reference = variable.at("/valueFrom/secretKeyRef");
            if (reference.isMissingNode()) {
                String value = variable.path("value").asText().replace("/etc/drawbridge", folder.toString());
                environment.put(variable.path("name").asText(), value);
            } else if (!reference.path("optional").asBoolean()) {
                environment.put(variable.path("name").asText(), SECRET);
            }
        });
        return environment;
    }

    private ServerCommand command(String service, Map<String, String> environment) {
        Path jar = Sources.repository(service + "/target/quarkus-app/quarkus-run.jar");
        assertThat(jar).as("built before this module").exists();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ServerCommand(
                service, folder, List.of(java, "-jar", jar.toString()), environment, Duration.ofSeconds(5));
    }

    /** As the kubelet's liveness probe asks. */
    private static boolean isUp(JsonNode container, int port) {
        JsonNode probe = container.at("/livenessProbe/httpGet");
        assertThat(probe.path("port").asInt()).isEqualTo(port);
        try {
            URI uri = URI.create("http://127.0.0.1:" + port + probe.path("path").asText());
            return ((HttpURLConnection) uri.toURL().openConnection()).getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
