package io.drawbridge.devstack.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @Test
    void waitsUntilReadyAndEndsOnTerm() {
        Path ready = folder.resolve("ready");
        ServerProcess server = start("touch ready; exec sleep 60").awaitReady(() -> Files.exists(ready), LIMIT);

        assertThat(server.isAlive()).isTrue();
        server.close();
        assertThat(ProcessHandle.of(server.pid())).isEmpty();
    }

    @Test
    void killsWhatIgnoresTerm() {
        Path ready = folder.resolve("ready");
        ServerProcess server = start("trap '' TERM; touch ready; while :; do sleep 0.1; done")
                .awaitReady(() -> Files.exists(ready), LIMIT);

        server.close();
        assertThat(ProcessHandle.of(server.pid())).isEmpty();
    }

    @Test
    void showsLogOfServerThatEnds() {
        assertThatIllegalStateException()
                .isThrownBy(() -> start("echo no such disk; exit 3").awaitReady(() -> false, LIMIT))
                .withMessageContainingAll("server ended with status 3", "no such disk");
    }

    @Test
    void stopsServerThatIsNotReadyInTime() {
        ServerProcess server = start("echo thinking; exec sleep 60");

        assertThatIllegalStateException()
                .isThrownBy(() -> server.awaitReady(() -> false, Duration.ofMillis(300)))
                .withMessageContaining("was not ready after 300 ms");
        assertThat(server.isAlive()).isFalse();
    }

    @Test
    void passesNothingOnButPathAndHome() {
        Path ready = folder.resolve("ready");
        try (ServerProcess server = start("env | cut -d = -f 1 >names; touch ready; exec sleep 60")) {
            server.awaitReady(() -> Files.exists(ready), LIMIT);
            assertThat(folder.resolve("names"))
                    .content()
                    .contains("PATH", "HOME", "GREETING")
                    .doesNotContain("JAVA");
        }
    }

    private ServerProcess start(String script) {
        return ServerProcess.start(new ServerCommand(
                "server",
                folder,
                List.of("/bin/sh", "-c", script),
                Map.of("GREETING", "hello"),
                Duration.ofMillis(500)));
    }
}
