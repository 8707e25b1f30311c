package io.drawbridge.token.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The documented command that makes a key and its hash. */
class ApiKeyCommandTest {

    @Test
    void makesAKeyThatItsHashLetsIn() throws IOException {
        List<String> printed = run(command());
        String key = printed.get(0).substring("key ".length());
        String hash = printed.get(1).substring("sha256 ".length());
        Caller alice = new Caller("alice", Set.of(), CallerKind.API_KEY);
        ApiKeys keys = new ApiKeys(List.of(new ApiKey(alice, List.of(KeyHash.parse(hash)))));
        assertThat(key).hasSize(64);
        assertThat(keys.find(BearerToken.parse(List.of("Bearer " + key)))).contains(alice);
    }

    private static String command() throws IOException {
        return Files.readAllLines(Path.of("..", "docs", "token-service.md")).stream()
                .filter(line -> line.startsWith("key=$("))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> run(String command) throws IOException {
        Process bash = new ProcessBuilder("bash", "-c", command).start();
        return new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }
}
