package io.drawbridge.deploy.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.drawbridge.deploy.tool.Sources;
import io.drawbridge.devstack.servers.EnabledIfInstalled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The charts against what Quarkus itself generates from the services ({@code -Dmanifests}): the same names, ports, probes,
 * rights and user. Where they differ on purpose, it is said here.
 */
@EnabledIfInstalled("helm4")
class ParityTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "token-service, kubernetes", "upload-gateway, kubernetes", "secrets-bridge, kubernetes",
        "token-service, knative", "upload-gateway, knative", "secrets-bridge, knative"
    })
    void chartAndGeneratedManifestsAgree(String service, String target) throws IOException {
        Manifests generated = generated(service, target);
        Manifests chart = chart(service, target);

        hasNoneOfTheKnownTraps(generated);
        JsonNode theirs = generated.container();
        JsonNode ours = chart.container();
        assertThat(ours.path("name")).isEqualTo(theirs.path("name"));
        assertThat(ours.at("/ports/0/containerPort")).isEqualTo(theirs.at("/ports/0/containerPort"));
        assertThat(ours.at("/ports/0/name")).isEqualTo(theirs.at("/ports/0/name"));
        // Theirs has a registry in front.
        assertThat(theirs.path("image").asText())
                .endsWith("/" + ours.path("image").asText());
        assertThat(probes(ours)).containsAllEntriesOf(probes(theirs));
        // Theirs names the namespace in a variable, for the client of the API server; ours reads it from the token's
        // folder.
        assertThat(theirs.path("env").findValuesAsText("name")).isSubsetOf("KUBERNETES_NAMESPACE");
        assertThat(roles(chart)).isEqualTo(roles(generated));
        assertThat(labelOf(chart, "app.kubernetes.io/name")).isEqualTo(labelOf(generated, "app.kubernetes.io/name"));
        if (target.equals("kubernetes")) {
            agreeOnWhatKnativeLacks(generated, chart);
        }
    }

    /** In knative.yml Quarkus leaves out the account, the user and the Service's port. */
    private static void agreeOnWhatKnativeLacks(Manifests generated, Manifests chart) {
        // Theirs has an account only where the service talks to the API server; ours has one always.
        JsonNode account = generated.podTemplate().at("/spec/serviceAccountName");
        assertThat(account.isMissingNode() ? chart.podTemplate().at("/spec/serviceAccountName") : account)
                .isEqualTo(chart.podTemplate().at("/spec/serviceAccountName"));
        assertThat(chart.podTemplate().at("/spec/securityContext/runAsNonRoot").asBoolean())
                .isEqualTo(generated
                        .podTemplate()
                        .at("/spec/securityContext/runAsNonRoot")
                        .asBoolean())
                .isTrue();
        // Theirs listens on 80, ours where the service does, so that clients use one port everywhere.
        JsonNode port = generated.only("Service").at("/spec/ports/0/targetPort");
        assertThat(port.asInt())
                .isEqualTo(chart.only("Service").at("/spec/ports/0/port").asInt());
    }

    private static void hasNoneOfTheKnownTraps(Manifests generated) {
        assertThat(generated.kinds()).doesNotContain("ServiceMonitor", "ConfigMap", "RoleBinding");
        for (JsonNode object : generated.objects()) {
            assertThat(object.toString()).doesNotContain("build-timestamp", "\"name\":\"view\"");
            assertThat(object.at("/spec/selector").toString()).doesNotContain("app.kubernetes.io/version");
        }
    }

    private static Map<String, String> probes(JsonNode container) {
        Map<String, String> paths = new TreeMap<>();
        for (String probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
            if (container.has(probe)) {
                paths.put(probe, container.at("/" + probe + "/httpGet/path").asText());
            }
        }
        return paths;
    }

    private static List<String> roles(Manifests manifests) {
        return manifests.objects().stream()
                .map(object -> object.at("/roleRef/name").asText())
                .filter(role -> !role.isEmpty())
                .toList();
    }

    private static String labelOf(Manifests manifests, String label) {
        return manifests.objects().stream()
                .filter(object -> object.at("/spec/template/spec").has("containers"))
                .map(object ->
                        object.path("metadata").path("labels").path(label).asText())
                .collect(Collectors.joining());
    }

    private Manifests chart(String service, String target) {
        String mode = "--set=mode=" + (target.equals("knative") ? "knative" : "deployment");
        return Helm.installed("helm4", folder)
                .render(new Chart(service), Chart.example("minimal"), mode, "--set=fullnameOverride=" + service);
    }

    private static Manifests generated(String service, String target) throws IOException {
        Path file = Sources.repository(service + "/target/kubernetes/" + target + ".yml");
        boolean there = Files.isRegularFile(file);
        assumeTrue(there || System.getenv("CI") != null, "not generated: add -Dmanifests");
        assertThat(there).as("%s is there; -Dmanifests makes it", file).isTrue();
        return Manifests.parse(Files.readString(file));
    }
}
