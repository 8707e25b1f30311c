package io.drawbridge.deploy.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drawbridge.devstack.servers.EnabledIfInstalled;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every chart with every example, by both Helms: what holds in each render. */
@EnabledIfInstalled({"helm3", "helm4"})
class RenderTest {

    @TempDir
    Path folder;

    static Stream<Arguments> chartsAndExamples() {
        return Chart.all().flatMap(chart -> Chart.examples().stream().map(example -> Arguments.of(chart, example)));
    }

    @ParameterizedTest
    @MethodSource("chartsAndExamples")
    void isLintedAndTheSameByBothHelms(Chart chart, String example) {
        for (String version : Helm.VERSIONS) {
            helm(version).lint(chart, Chart.example(example)).expectSuccess();
        }
        assertThat(render("helm3", chart, example)).isEqualTo(render("helm4", chart, example));
    }

    @ParameterizedTest
    @MethodSource("chartsAndExamples")
    void runsWithTheLeastRights(Chart chart, String example) {
        Manifests manifests = render("helm4", chart, example);
        JsonNode container = manifests.container();
        JsonNode security = container.path("securityContext");
        assertThat(security.path("runAsNonRoot").asBoolean()).isTrue();
        assertThat(security.path("readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(security.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(security.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
        assertThat(security.at("/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        assertThat(container.path("volumeMounts").findValuesAsText("mountPath")).contains("/tmp", "/etc/drawbridge");
        assertThat(manifests
                        .podTemplate()
                        .at("/spec/automountServiceAccountToken")
                        .asBoolean())
                .isEqualTo(chart.name().equals("secrets-bridge"));
        assertThat(manifests.kinds())
                .contains("NetworkPolicy", "ServiceAccount")
                .doesNotContain("Secret", "Role");
    }

    @ParameterizedTest
    @MethodSource("chartsAndExamples")
    void hasNoFieldWithoutAValue(Chart chart, String example) {
        for (JsonNode object : render("helm4", chart, example).objects()) {
            assertThat(object.toString()).doesNotContain(":null", "[null");
        }
    }

    @ParameterizedTest
    @MethodSource("chartsAndExamples")
    void selectorsNeverChange(Chart chart, String example) {
        Manifests manifests = render("helm4", chart, example);
        List<String> selectors = Stream.of("/spec/selector/matchLabels", "/spec/podSelector/matchLabels")
                .flatMap(path -> manifests.objects().stream().map(object -> object.at(path)))
                .filter(JsonNode::isObject)
                .map(JsonNode::toString)
                .distinct()
                .toList();
        assertThat(selectors)
                .containsExactly("{\"app.kubernetes.io/name\":\"" + chart + "\",\"app.kubernetes.io/instance\":\"r\"}");
    }

    @ParameterizedTest
    @MethodSource("chartsAndExamples")
    void letsPodsOutliveTheirRequests(Chart chart, String example) {
        Manifests manifests = render("helm4", chart, example);
        String properties = manifests
                .of("ConfigMap")
                .map(map -> map.path("data").path("application.properties").asText())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElseThrow();
        int bound = Integer.parseInt(properties.replaceAll("(?s).*quarkus.shutdown.timeout=(\\d+)s.*", "$1"));
        JsonNode pod = manifests.podTemplate().path("spec");
        boolean knative = pod.has("timeoutSeconds");
        assertThat(pod.path(knative ? "timeoutSeconds" : "terminationGracePeriodSeconds")
                        .asInt())
                .isGreaterThan(bound);
    }

    @Test
    void onlyTheBridgeReviewsTokens() {
        assertThat(Chart.all()
                        .filter(chart ->
                                render("helm4", chart, "minimal").kinds().contains("ClusterRoleBinding")))
                .containsExactly(new Chart("secrets-bridge"));
        JsonNode binding =
                render("helm4", new Chart("secrets-bridge"), "minimal").only("ClusterRoleBinding");
        assertThat(binding.at("/roleRef/name").asText()).isEqualTo("system:auth-delegator");
        assertThat(binding.path("subjects")).hasSize(1);
    }

    @Test
    void anExternalSecretFetchesEachKey() {
        JsonNode secret =
                render("helm4", new Chart("token-service"), "everything").only("ExternalSecret");
        assertThat(secret.at("/spec/target/name").asText()).isEqualTo("everything");
        assertThat(secret.at("/spec/data").toString())
                .isEqualTo("[{\"secretKey\":\"signing-keys\",\"remoteRef\":"
                        + "{\"key\":\"drawbridge/r\",\"property\":\"signing-keys\"}}]");
    }

    @Test
    void nobodyGetsInWhereNobodyIsNamed() {
        JsonNode policy = helm("helm4")
                .render(
                        new Chart("token-service"),
                        Chart.example("minimal"),
                        "--set-json=networkPolicy.from=[]",
                        "--set-json=networkPolicy.debugLabels=null")
                .only("NetworkPolicy");
        assertThat(policy.at("/spec/ingress").isArray()).isTrue();
        assertThat(policy.at("/spec/ingress")).isEmpty();
        assertThat(policy.at("/spec/policyTypes").toString()).contains("Ingress", "Egress");
    }

    @Test
    void debugPodsGetInByLabel() {
        JsonNode policy = render("helm4", new Chart("token-service"), "minimal").only("NetworkPolicy");
        assertThat(policy.at("/spec/ingress/0/from").toString())
                .contains("{\"podSelector\":{\"matchLabels\":{\"drawbridge.io/debug\":\"true\"}}}");
    }

    @Test
    void settingsBecomeProperties() {
        JsonNode map = helm("helm4")
                .render(
                        new Chart("token-service"),
                        Chart.example("minimal"),
                        "--set-json=config={\"a\":{\"b.c\":[1,\"x,y\"],\"size\":10000000,\"off\":false,\"none\":null,"
                                + "\"path\":\"C:\\\\d\",\"who\":\"{{ .Release.Name }}\",\"raw\":\"\\\\{{x}}\"}}")
                .only("ConfigMap");
        assertThat(map.at("/data/application.properties").asText().lines().filter(line -> line.contains("drawbridge.")))
                .containsExactlyInAnyOrder(
                        "drawbridge.a.\"b.c\"=1,x\\\\,y",
                        "drawbridge.a.size=10000000",
                        "drawbridge.a.off=false",
                        "drawbridge.a.path=C:\\\\d",
                        "drawbridge.a.who=r",
                        "drawbridge.a.raw={{x}}");
    }

    private Manifests render(String version, Chart chart, String example) {
        return helm(version).render(chart, Chart.example(example));
    }

    private Helm helm(String version) {
        return Helm.installed(version, folder);
    }
}
