package io.drawbridge.deploy.charts;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.deploy.tool.Output;
import io.drawbridge.deploy.tool.SharedCluster;
import io.drawbridge.deploy.tool.Tool;
import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.devstack.servers.KubeApiServer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the charts render follows the schemas that the API server publishes, those of custom resources included. */
@EnabledIfInstalled({"helm4", "kubeconform", "kubectl", "kube-apiserver", "etcd", "crds", "external-secrets"})
@ExtendWith(SharedCluster.class)
class KubeconformTest {

    @TempDir
    static Path schemas;

    @TempDir
    Path folder;

    @BeforeAll
    static void publish(KubeApiServer cluster) throws IOException {
        ResourceDefinitions.apply(cluster);
        PublishedSchemas.write(cluster, schemas);
    }

    @ParameterizedTest
    @MethodSource("io.drawbridge.deploy.charts.RenderTest#chartsAndExamples")
    void followsTheSchemas(Chart chart, String example) {
        String yaml = Helm.installed("helm4", folder)
                .template(chart, Chart.example(example))
                .expectSuccess();
        String summary = check(yaml).out();
        int objects = Manifests.parse(yaml).objects().size();
        assertThat(summary).contains("Valid: " + objects + ", Invalid: 0, Errors: 0, Skipped: 0");
    }

    @Test
    void aWrongFieldIsFound() {
        String yaml = Helm.installed("helm4", folder)
                .template(new Chart("token-service"), Chart.example("minimal"))
                .expectSuccess();
        Output output = check(yaml.replace("containerPort: 8181", "containerPort: many"));
        assertThat(output.succeeded()).isFalse();
        assertThat(output.out()).contains("/spec/template/spec/containers/0/ports/0/containerPort");
    }

    private Output check(String yaml) {
        return Tool.installed("kubeconform", folder)
                .runWithInput(
                        yaml,
                        "-summary",
                        "-schema-location",
                        schemas + "/{{ .Group }}/{{ .ResourceAPIVersion }}/{{ .ResourceKind }}.json",
                        "-");
    }
}
