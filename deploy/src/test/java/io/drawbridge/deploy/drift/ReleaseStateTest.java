package io.drawbridge.deploy.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.deploy.tool.Output;
import io.drawbridge.deploy.tool.SharedCluster;
import io.drawbridge.deploy.tool.Sources;
import io.drawbridge.deploy.tool.Tool;
import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.devstack.servers.KubeApiServer;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code drift/release-state} on releases that the real Helms made. */
@EnabledIfInstalled({"kube-apiserver", "kubectl", "helm3", "helm4", "helm-diff"})
@ExtendWith(SharedCluster.class)
class ReleaseStateTest {

    @TempDir
    Path folder;

    private KubeApiServer cluster;

    @BeforeEach
    void takeCluster(KubeApiServer shared) {
        cluster = shared;
    }

    @ParameterizedTest
    @ValueSource(strings = {"helm3", "helm4"})
    void showsWhatHelmRemembers(String helm) {
        String namespace = "state-" + helm;
        install(helm, namespace, "secret", "planted");

        assertThat(show(namespace).expectSuccess())
                .contains("release    app in " + namespace + ", revision 2", "state      deployed")
                .contains("chart      drift 1.0.0", "2 given values, 1 templates")
                .doesNotContain("planted");
        assertThat(show(namespace, "--list").expectSuccess()).isEqualTo("1\tsuperseded\n2\tdeployed\n");
        assertThat(show(namespace, "--chart").expectSuccess())
                .contains("\"version\": \"1.0.0\"", "templates/object.yaml")
                .doesNotContain("planted");
        assertThat(show(namespace, "--defaults").expectSuccess()).contains("\"kind\": \"deployment\"");
        assertThat(show(namespace, "--manifest").expectSuccess()).contains("kind: Deployment", "replicas: 1");
        assertThat(show(namespace, "--hooks").expectSuccess()).isEmpty();
        assertThat(show(namespace, "--json").expectSuccess()).contains("\"first_deployed\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--values", "--manifest", "--hooks", "--json"})
    void saysLoudlyThatValuesAreShown(String view) {
        String namespace = "state-loud" + view;
        install("helm3", namespace, "secret", "planted");

        assertThat(show(namespace, view).err())
                .contains("WARNING: this shows values as they were given, with every secret among them");
    }

    @Test
    void findsSecretsThatWereTakenOutOfTheValues() {
        install("helm3", "state-old", "secret", "planted");

        assertThat(show("state-old", "--values").expectSuccess()).doesNotContain("planted");
        assertThat(show("state-old", "--values", "--revision", "1").expectSuccess())
                .contains("planted");
    }

    @Test
    void readsConfigMapsToo() {
        install("helm4", "state-configmap", "configmap", "planted");

        assertThat(show("state-configmap", "--values", "--revision=1", "--storage=configmap")
                        .expectSuccess())
                .contains("planted");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    --values                   | 2 | name a release
                    App                        | 2 | name a release; 'App' is none
                    app --all                  | 2 | there is no option '--all'
                    app web                    | 2 | 'web' is one word too many
                    app --revision 0           | 2 | --revision takes a number above 0, not '0'
                    app --storage sql          | 2 | --storage is secret or configmap, not 'sql'
                    app --context nowhere      | 1 | the secrets could not be read; the line above says why
                    nobody -n default          | 1 | there is no release 'nobody' in this namespace
                    """)
    void refusesWithClearLine(String arguments, int status, String message) {
        Output output = script().run(arguments.split(" "));

        assertThat(output.status()).isEqualTo(status);
        assertThat(output.err()).contains("release-state: " + message);
    }

    @Test
    void namesTheRevisionsThatThereAre() {
        install("helm3", "state-revisions", "secret", "planted");

        assertThat(show("state-revisions", "--revision", "7").expectFailure())
                .contains("release 'app' has no revision 7; there are: 1 2");
    }

    /** Revision 1 has the secret among its values, revision 2 has not. */
    private void install(String helm, String namespace, String storage, String secret) {
        cluster.createNamespace(namespace);
        Tool tool = Tool.installed(helm, folder)
                .withKubeconfig(cluster.kubeconfig())
                .with("HELM_DRIVER", storage);
        String chart = Sources.deploy("drift/chart").toString();
        tool.run("install", "app", chart, "-n", namespace, "--set=password=" + secret)
                .expectSuccess();
        tool.run("upgrade", "app", chart, "-n", namespace, "--reset-values", "--set=a=1", "--set=b.c=2")
                .expectSuccess();
    }

    private Output show(String namespace, String... arguments) {
        String[] words = new String[arguments.length + 3];
        words[0] = "app";
        words[1] = "-n";
        words[2] = namespace;
        System.arraycopy(arguments, 0, words, 3, arguments.length);
        return script().run(words);
    }

    private Tool script() {
        return HelmTools.script(Sources.deploy("drift/release-state"), cluster, folder);
    }
}
