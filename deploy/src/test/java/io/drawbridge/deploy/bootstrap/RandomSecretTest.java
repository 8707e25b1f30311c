package io.drawbridge.deploy.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.deploy.tool.Output;
import io.drawbridge.deploy.tool.SharedCluster;
import io.drawbridge.deploy.tool.Tool;
import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.devstack.servers.InstalledServers;
import io.drawbridge.devstack.servers.KubeApiServer;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledIfInstalled({"kubectl", "etcd", "kube-apiserver", "kube-controller-manager"})
@ExtendWith(SharedCluster.class)
class RandomSecretTest {

    @TempDir
    Path folder;

    private KubeApiServer cluster;
    private Tool script;

    @BeforeEach
    void open(KubeApiServer cluster) {
        this.cluster = cluster;
        Path bin = InstalledServers.onThisMachine().require("kubectl").getParent();
        script = Tool.script("bootstrap/random-secret", folder)
                .with("PATH", bin + ":" + System.getenv("PATH"))
                .withKubeconfig(cluster.kubeconfig());
    }

    @Test
    void makesItOnceWithItsNamespace() {
        assertThat(script.run("random-once", "keys", "key").expectSuccess()).contains("made Secret random-once/keys");
        byte[] value = value("random-once", "keys", "key");
        assertThat(value).hasSize(32);
        assertThat(script.run("random-once", "keys", "key").expectSuccess()).contains("is there");
        assertThat(value("random-once", "keys", "key")).isEqualTo(value);
    }

    @Test
    void takesSizeFormAndText() {
        script.run("--bytes", "48", "--base64", "random-form", "long", "key").expectSuccess();
        assertThat(Base64.getDecoder().decode(value("random-form", "long", "key")))
                .hasSize(48);
        script.run("--literal", "root", "random-form", "text", "token").expectSuccess();
        assertThat(new String(value("random-form", "text", "token"))).isEqualTo("root");
    }

    @Test
    void checksWithoutMaking() {
        assertThat(script.run("--check", "random-check", "keys", "key").expectFailure())
                .isEqualTo(
                        "random-secret: Secret random-check/keys with key key is missing; make it before you go on\n");
        script.run("random-check", "keys", "other").expectSuccess();
        assertThat(script.run("--check", "random-check", "keys", "key").expectFailure())
                .contains("has no key key");
    }

    @Test
    void saysWhatItWouldDo() {
        assertThat(script.run("--dry-run", "random-dry", "keys", "key").expectSuccess())
                .contains("would make Secret random-dry/keys");
        assertThat(cluster.kubectl("get", "namespaces", "-o", "name")).doesNotContain("random-dry");
    }

    @Test
    void stopsWhereTheClusterDoesNotAnswer() {
        Output output = script.with("KUBECONFIG", "/nowhere").run("random-off", "keys", "key");
        assertThat(output.expectFailure()).contains("random-secret: the cluster did not answer");
        assertThat(script.run("--context", "other", "random-off", "keys", "key").expectFailure())
                .contains("other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "one two", "one two three four", "--bytes", "--bytes x a b c", "--wrong a b c"})
    void refusesWhatItDoesNotUnderstand(String arguments) {
        Output output = script.run(arguments.isEmpty() ? new String[0] : arguments.split(" "));
        assertThat(output.status()).isEqualTo(2);
        assertThat(output.err()).startsWith("random-secret: ").hasLineCount(1);
    }

    private byte[] value(String namespace, String name, String key) {
        return Base64.getDecoder()
                .decode(cluster.kubectl("get", "secret", name, "-n", namespace, "-o", "jsonpath={.data." + key + "}"));
    }
}
