package io.drawbridge.deploy.debug;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.deploy.tool.SharedCluster;
import io.drawbridge.deploy.tool.Sources;
import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.devstack.servers.KubeApiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** debug-pod in a terminal, which {@code script} (util-linux) provides: what is shown, and what Ctrl-C does. */
@EnabledIfInstalled({"kube-apiserver", "kubectl"})
@ExtendWith(SharedCluster.class)
class DebugPodTerminalTest {

    private static final String NAMESPACE = "debug-terminal";

    @TempDir
    Path folder;

    private KubeApiServer cluster;
    private Process terminal;
    private Path screen;

    @BeforeEach
    void createNamespace(KubeApiServer shared) {
        cluster = shared;
        cluster.createNamespace(NAMESPACE);
        screen = folder.resolve("screen");
    }

    @AfterEach
    void nothingStays() {
        terminal.destroyForcibly();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> cluster.kubectl(
                        "get", "pods,secrets", "-n", NAMESPACE, "-o", "name")
                .isEmpty());
    }

    @Test
    void asksWithoutEchoAndAttaches() throws Exception {
        open("psql --prompt PGPASSWORD");
        awaitOnScreen("PGPASSWORD: ");
        type("planted\n");
        awaitOnScreen("attached to debug-psql-");
        type("select 1\n");

        assertThat(terminal.waitFor()).isZero();
        assertThat(shown()).contains("tool was told: select 1").doesNotContain("planted");
        assertThat(DebugPod.calls(folder))
                .containsPattern(" attach -it debug-psql-[0-9a-f]{8} --container=debug\n")
                .doesNotContain("planted");
    }

    @Test
    void interruptTakesThePodAway() throws Exception {
        open("kafka-ui --brokers kafka:9092 --prompt KAFKA_PASSWORD");
        awaitOnScreen("KAFKA_PASSWORD: ");
        type("planted\n");
        awaitOnScreen("http://127.0.0.1:8080");
        assertThat(cluster.kubectl("get", "pods,secrets", "-n", NAMESPACE, "-o", "name"))
                .contains("pod/debug-kafka-ui-", "secret/debug-kafka-ui-");

        type("\003");

        assertThat(terminal.waitFor()).isEqualTo(130);
        assertThat(DebugPod.calls(folder)).contains("port-forward ended");
    }

    @Test
    void interruptWhileWaitingTakesThePodAway() throws Exception {
        open("shell", "POD_RUNS", "no");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> Files.exists(folder.resolve("record"))
                        && DebugPod.calls(folder).contains(" get pod debug-shell-"));

        type("\003");

        assertThat(terminal.waitFor()).isEqualTo(130);
    }

    private void open(String arguments, String... variable) throws IOException {
        String command = Sources.deploy("debug/debug-pod") + " -n " + NAMESPACE + " " + arguments;
        ProcessBuilder builder = DebugPod.in(cluster, NAMESPACE, folder).builder(List.of());
        // Whoever runs in the background ignores interrupts, and so would all that it starts.
        builder.command(
                "env",
                "--default-signal=INT",
                "script",
                "--quiet",
                "--return",
                "--flush",
                "--command",
                command,
                "/dev/null");
        if (variable.length == 2) {
            builder.environment().put(variable[0], variable[1]);
        }
        terminal = builder.redirectErrorStream(true)
                .redirectOutput(screen.toFile())
                .start();
    }

    private void type(String text) throws IOException {
        terminal.outputWriter().write(text);
        terminal.outputWriter().flush();
    }

    private void awaitOnScreen(String text) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> shown().contains(text));
    }

    private String shown() throws IOException {
        return Files.readString(screen);
    }
}
