package io.drawbridge.deploy.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drawbridge.deploy.tool.Output;
import io.drawbridge.deploy.tool.SharedCluster;
import io.drawbridge.deploy.tool.Tool;
import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.devstack.servers.KubeApiServer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The charts on a real API server with the real resource definitions of others, in namespaces that enforce the restricted
 * Pod Security standard. There is no kubelet, so what is looked at is objects; pods are tried by server-side dry run.
 */
@EnabledIfInstalled({"helm3", "helm4", "kube-apiserver", "etcd", "kubectl", "crds", "external-secrets"})
@ExtendWith(SharedCluster.class)
class ClusterTest {

    private static final String OWNED =
            "deployment,service,configmap,serviceaccount,networkpolicy,pdb,hpa,externalsecret,ksvc,"
                    + "servicemonitor,podmonitor,prometheusrule,scaledobject,clusterrolebinding";

    @TempDir
    Path folder;

    private final KubeApiServer cluster;

    ClusterTest(KubeApiServer cluster) {
        this.cluster = cluster;
    }

    @BeforeAll
    static void defineResources(KubeApiServer cluster) {
        ResourceDefinitions.apply(cluster);
    }

    static Stream<Arguments> helmsAndCharts() {
        return Helm.VERSIONS.stream().flatMap(helm -> Chart.all().map(chart -> Arguments.of(helm, chart)));
    }

    @ParameterizedTest
    @MethodSource("io.drawbridge.deploy.charts.RenderTest#chartsAndExamples")
    void isTakenByTheServerWithEveryFieldKnown(Chart chart, String example) {
        String namespace = RestrictedNamespace.create(cluster);
        String yaml = helm("helm4")
                .template(chart, Chart.example(example), "--namespace=" + namespace)
                .expectSuccess();
        kubectlApply(yaml, "--dry-run=server", "--validate=strict");
        admitPod(namespace, Manifests.parse(yaml).podTemplate());
    }

    @Test
    void aPodWithMoreRightsIsNotAdmitted() {
        String namespace = RestrictedNamespace.create(cluster);
        JsonNode template = helm("helm4")
                .render(new Chart("token-service"), Chart.example("minimal"))
                .podTemplate();
        ((ObjectNode) template.at("/spec/containers/0/securityContext")).put("allowPrivilegeEscalation", true);
        assertThatThrownBy(() -> admitPod(namespace, template)).hasMessageContaining("violates PodSecurity");
    }

    @ParameterizedTest
    @CsvSource({"minimal, enableServiceLinks", "knative, timeoutSeconds", "everything, secretStoreRef"})
    void aMisspeltFieldIsRefused(String example, String field) {
        String namespace = RestrictedNamespace.create(cluster);
        String yaml = helm("helm4")
                .template(new Chart("token-service"), Chart.example(example), "--namespace=" + namespace)
                .expectSuccess();
        assertThat(apply(yaml.replace(field, field + "x"), "--dry-run=server", "--validate=strict")
                        .expectFailure())
                .contains("unknown field", field + "x");
    }

    @ParameterizedTest
    @MethodSource("helmsAndCharts")
    void installsUpgradesRollsBackAndLeavesNothing(String version, Chart chart) {
        String namespace = RestrictedNamespace.create(cluster);
        Release release = new Release(helm(version), chart, namespace);
        release.install(Chart.example("minimal"));
        String first = checksum(release);

        release.upgrade(Chart.example("minimal"), "--set=config.new.setting=1");
        assertThat(checksum(release)).isNotEqualTo(first);
        release.upgrade(Chart.example("everything"), "--set=fullnameOverride=" + release.object());
        assertThat(owned(namespace)).contains("horizontalpodautoscaler", "prometheusrule");

        release.rollback(1);
        assertThat(checksum(release)).isEqualTo(first);
        assertThat(owned(namespace)).doesNotContain("horizontalpodautoscaler");

        release.upgrade(Chart.example("knative"));
        assertThat(owned(namespace)).contains("service.serving.knative.dev").doesNotContain("deployment");

        release.uninstall();
        assertThat(owned(namespace)).isEmpty();
    }

    @Test
    void twoReleasesLiveSideBySide() {
        String namespace = RestrictedNamespace.create(cluster);
        Release one = new Release(helm("helm4"), new Chart("secrets-bridge"), namespace).named("one");
        Release two = new Release(helm("helm4"), new Chart("secrets-bridge"), namespace).named("two");
        one.install(Chart.example("minimal"));
        two.install(Chart.example("minimal"), "--set=fullnameOverride=other");
        assertThat(cluster.kubectl("get", "deploy,service", "-n", namespace, "-o", "name")
                        .lines())
                .containsExactlyInAnyOrder(
                        "deployment.apps/one-secrets-bridge", "deployment.apps/other",
                        "service/one-secrets-bridge", "service/other");
        assertThat(selector(namespace, "one-secrets-bridge")).isNotEqualTo(selector(namespace, "other"));

        one.uninstall();
        assertThat(cluster.kubectl("get", "deploy,clusterrolebinding", "-n", namespace, "-o", "name"))
                .contains("deployment.apps/other", "/" + namespace + ":other:token-review")
                .doesNotContain("one-secrets-bridge");
        two.uninstall();
    }

    @ParameterizedTest
    @MethodSource("helmsAndCharts")
    void podsRollWhenTheSecretHasChanged(String version, Chart chart) {
        String namespace = RestrictedNamespace.create(cluster);
        Release release = new Release(helm(version), chart, namespace);
        cluster.kubectl("create", "secret", "generic", "keys", "-n", namespace, "--from-literal=signing-keys=a");
        release.install(Chart.example("minimal"));
        String before = cluster.kubectl("get", "deploy", release.object(), "-n", namespace, "-o", secretChecksum());
        cluster.kubectl("patch", "secret", "keys", "-n", namespace, "-p", "{\"stringData\":{\"signing-keys\":\"b\"}}");
        release.upgrade(Chart.example("minimal"));
        String after = cluster.kubectl("get", "deploy", release.object(), "-n", namespace, "-o", secretChecksum());
        assertThat(before).hasSize(64);
        assertThat(after).hasSize(64).isNotEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("helmsAndCharts")
    void replacesTheVersionBefore(String version, Chart chart) {
        String namespace = RestrictedNamespace.create(cluster);
        Release release = new Release(helm(version), chart, namespace);
        release.from(PreviousVersion.write(chart, folder.resolve("previous"))).install();
        assertThat(cluster.kubectl("get", "deploy", "-n", namespace, "-o", "name"))
                .contains(release.object());
        release.upgrade(Chart.example("minimal"));
        assertThat(cluster.kubectl("get", "deploy", "-n", namespace, "-o", "name")
                        .lines())
                .hasSize(1);
        release.uninstall();
    }

    private Helm helm(String version) {
        return Helm.installed(version, folder).withKubeconfig(cluster.kubeconfig());
    }

    private void admitPod(String namespace, JsonNode template) {
        ObjectNode pod = template.deepCopy();
        pod.put("apiVersion", "v1").put("kind", "Pod");
        pod.with("metadata").put("name", "probe").put("namespace", namespace);
        ObjectNode spec = pod.with("spec");
        spec.remove(List.of("containerConcurrency", "timeoutSeconds", "serviceAccountName", "priorityClassName"));
        kubectlApply(Manifests.write(pod), "--dry-run=server", "--validate=strict");
    }

    private void kubectlApply(String yaml, String... arguments) {
        apply(yaml, arguments).expectSuccess();
    }

    private Output apply(String yaml, String... arguments) {
        List<String> all = Stream.concat(Stream.of("apply", "-f", "-"), Stream.of(arguments))
                .toList();
        return Tool.installed("kubectl", folder)
                .withKubeconfig(cluster.kubeconfig())
                .runWithInput(yaml, all.toArray(String[]::new));
    }

    private String owned(String namespace) {
        String names = cluster.kubectl("get", OWNED, "-n", namespace, "-l", "app.kubernetes.io/instance", "-o", "name");
        return String.join(
                "\n",
                names.lines()
                        .filter(name -> !name.startsWith("clusterrolebinding") || name.contains("/" + namespace + ":"))
                        .toList());
    }

    private String checksum(Release release) {
        return cluster.kubectl(
                "get",
                "deploy",
                release.object(),
                "-n",
                release.namespace(),
                "-o",
                "jsonpath={.spec.template.metadata.annotations.drawbridge\\.io/config-checksum}");
    }

    private String selector(String namespace, String deployment) {
        return cluster.kubectl("get", "deploy", deployment, "-n", namespace, "-o", "jsonpath={.spec.selector}");
    }

    private static String secretChecksum() {
        return "jsonpath={.spec.template.metadata.annotations.drawbridge\\.io/secret-checksum}";
    }
}
