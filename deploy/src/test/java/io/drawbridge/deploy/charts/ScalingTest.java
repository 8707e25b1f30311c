package io.drawbridge.deploy.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drawbridge.devstack.servers.EnabledIfInstalled;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How many pods there are, where they are, and who decides: one mode and one autoscaler at a time. */
@EnabledIfInstalled("helm4")
class ScalingTest {

    private static final String ANNOTATION = "autoscaling.knative.dev/";

    @TempDir
    Path folder;

    static Stream<Chart> charts() {
        return Chart.all();
    }

    @ParameterizedTest
    @MethodSource("charts")
    void aDeploymentIsSpreadAndDrainedOnePodAtATime(Chart chart) {
        Manifests manifests = render(chart, "minimal");

        JsonNode pod = manifests.podTemplate().path("spec");
        assertThat(pod.path("topologySpreadConstraints").findValuesAsText("topologyKey"))
                .containsExactly("topology.kubernetes.io/zone", "kubernetes.io/hostname");
        assertThat(pod.at("/topologySpreadConstraints/0/labelSelector/matchLabels"))
                .isEqualTo(selector(manifests.only("Deployment")));
        JsonNode budget = manifests.only("PodDisruptionBudget");
        assertThat(budget.at("/spec/maxUnavailable").asInt()).isEqualTo(1);
        assertThat(selector(budget)).isEqualTo(selector(manifests.only("Deployment")));
        assertThat(manifests.only("Deployment").at("/spec/replicas").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("charts")
    void replicasBelongToTheAutoscaler(Chart chart) {
        Manifests hpa = render(chart, "everything");
        assertThat(hpa.only("Deployment").path("spec").has("replicas")).isFalse();
        assertThat(hpa.only("HorizontalPodAutoscaler")
                        .at("/spec/scaleTargetRef/name")
                        .asText())
                .isEqualTo(nameOf(hpa.only("Deployment")));
        assertThat(hpa.kinds()).doesNotContain("ScaledObject");

        Manifests keda = render(chart, "keda");
        assertThat(keda.only("Deployment").path("spec").has("replicas")).isFalse();
        assertThat(keda.only("ScaledObject").at("/spec/scaleTargetRef/name").asText())
                .isEqualTo(nameOf(keda.only("Deployment")));
        assertThat(keda.only("ScaledObject")
                        .at("/spec/triggers/0/metadata/query")
                        .asText())
                .contains("namespace=\"apps\"");
        assertThat(keda.kinds()).doesNotContain("HorizontalPodAutoscaler");
    }

    /** What docs/charts.md says about which service suits scale to zero. */
    @ParameterizedTest
    @CsvSource({"token-service, 0, 50", "secrets-bridge, 0, 50", "upload-gateway, 1, 8"})
    void knativeScalesByItsOwnAnnotations(String chart, String fewest, String target) {
        Manifests manifests = Helm.installed("helm4", folder)
                .render(
                        new Chart(chart),
                        Chart.example("minimal"),
                        "--set=mode=knative,knative.maxScale=9,knative.containerConcurrency=7");

        JsonNode template = manifests.podTemplate();
        JsonNode annotations = template.at("/metadata/annotations");
        assertThat(annotations.path(ANNOTATION + "min-scale").asText()).isEqualTo(fewest);
        assertThat(annotations.path(ANNOTATION + "max-scale").asText()).isEqualTo("9");
        assertThat(annotations.path(ANNOTATION + "target").asText()).isEqualTo(target);
        assertThat(template.at("/spec/containerConcurrency").asInt()).isEqualTo(7);
        assertThat(manifests.kinds())
                .doesNotContain("Deployment", "PodDisruptionBudget", "HorizontalPodAutoscaler", "ScaledObject");
        assertThat(manifests.of("ConfigMap"))
                .allMatch(map -> map.at("/metadata/namespace").asText().equals("apps"));
    }

    private static JsonNode selector(JsonNode object) {
        return object.at("/spec/selector/matchLabels");
    }

    private static String nameOf(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    private Manifests render(Chart chart, String example) {
        return Helm.installed("helm4", folder).render(chart, Chart.example(example));
    }
}
