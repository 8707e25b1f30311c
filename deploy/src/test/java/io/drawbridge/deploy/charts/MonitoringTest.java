package io.drawbridge.deploy.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drawbridge.devstack.servers.EnabledIfInstalled;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Metrics are scraped from this release only; alerts and dashboard ask for the pods of this release. */
@EnabledIfInstalled("helm4")
class MonitoringTest {

    @TempDir
    Path folder;

    static Stream<Chart> charts() {
        return Chart.all();
    }

    @ParameterizedTest
    @MethodSource("charts")
    void aServiceMonitorFindsTheServiceOfTheRelease(Chart chart) {
        Manifests manifests = render(chart, "everything");
        JsonNode monitor = manifests.only("ServiceMonitor");
        JsonNode service = manifests.only("Service");
        JsonNode wanted = monitor.at("/spec/selector/matchLabels");
        assertThat(wanted).isNotEmpty();
        wanted.properties()
                .forEach(label -> assertThat(service.at("/metadata/labels").path(label.getKey()))
                        .isEqualTo(label.getValue()));
        assertThat(monitor.at("/spec/endpoints/0/port")).isEqualTo(service.at("/spec/ports/0/name"));
        assertThat(monitor.at("/spec/endpoints/0/path").asText()).isEqualTo("/q/metrics");
        assertThat(monitor.at("/metadata/labels/release").asText()).isEqualTo("prometheus");
    }

    @ParameterizedTest
    @MethodSource("charts")
    void withKnativePodsAreScrapedThemselves(Chart chart) {
        Manifests manifests = render(chart, "knative");
        JsonNode labels = manifests.podTemplate().at("/metadata/labels");
        manifests
                .only("PodMonitor")
                .at("/spec/selector/matchLabels")
                .properties()
                .forEach(label -> assertThat(labels.path(label.getKey())).isEqualTo(label.getValue()));
        assertThat(manifests.kinds()).doesNotContain("ServiceMonitor");
    }

    @ParameterizedTest
    @MethodSource("charts")
    void alertsNameThePodsOfTheReleaseAndSayWhatToDo(Chart chart) {
        JsonNode rules = render(chart, "everything").only("PrometheusRule").at("/spec/groups/0/rules");
        assertThat(rules).hasSizeGreaterThan(3);
        for (JsonNode rule : rules) {
            assertThat(rule.path("expr").asText()).contains("namespace=\"apps\"", "pod=~\"everything-.*\"");
            assertThat(rule.at("/annotations/summary").asText()).isNotBlank();
            assertThat(rule.at("/annotations/action").asText()).isNotBlank();
            assertThat(rule.at("/annotations/runbook").asText())
                    .isEqualTo(
                            "docs/operations.md#" + rule.path("alert").asText().toLowerCase());
            assertThat(List.of("warning", "critical"))
                    .contains(rule.at("/labels/severity").asText());
        }
    }

    @ParameterizedTest
    @MethodSource("charts")
    void theDashboardIsJson(Chart chart) throws IOException {
        JsonNode map = render(chart, "everything")
                .of("ConfigMap")
                .filter(object -> object.at("/metadata/labels").has("grafana_dashboard"))
                .findFirst()
                .orElseThrow();
        JsonNode dashboard =
                new ObjectMapper().readTree(map.at("/data/everything.json").asText());
        assertThat(dashboard.path("panels")).isNotEmpty();
        assertThat(dashboard.findValuesAsText("expr")).isNotEmpty().allMatch(query -> query.contains("everything"));
    }

    private Manifests render(Chart chart, String example) {
        return Helm.installed("helm4", folder).render(chart, Chart.example(example));
    }
}
