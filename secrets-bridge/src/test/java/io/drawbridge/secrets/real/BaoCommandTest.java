package io.drawbridge.secrets.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.devstack.servers.InstalledServers;
import io.drawbridge.secrets.testing.BridgeTest;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The bao command line takes the bridge for a server. */
@EnabledIfInstalled("bao")
@QuarkusTest
class BaoCommandTest extends BridgeTest {

    @Test
    void getsAndLists() {
        assertThat(bao("kv", "get", "-field=password", "secret/team-a/db")).isEqualTo("p");
        assertThat(bao("kv", "get", "-mount=secret", "team-a/db")).contains("password", "created_time");
        assertThat(bao("kv", "list", "secret/team-a")).contains("db");
        assertThat(bao("kv", "metadata", "get", "secret/team-a/db")).contains("current_version");
        assertThat(bao("token", "lookup")).contains("batch");
    }

    @Test
    void getsAndListsVersionOne() {
        vault.put("kv1", "team-a/old", Map.of("password", "one"));
        assertThat(bao("kv", "get", "-field=password", "kv1/team-a/old")).isEqualTo("one");
        assertThat(bao("kv", "get", "-mount=kv1", "team-a/old"))
                .contains("password")
                .doesNotContain("created_time");
        assertThat(bao("kv", "list", "kv1/team-a")).contains("old");
        assertThat(bao("kv", "metadata", "get", "kv1/team-a/old")).contains("not supported on KV Version 1");
        assertThat(bao("kv", "get", "kv1/team-b/old")).contains("permission denied");
    }

    @Test
    void getsVersions() {
        vault.put("secret", "team-a/db", Map.of("password", "second"));
        assertThat(bao("kv", "get", "-version=1", "-field=password", "secret/team-a/db"))
                .isEqualTo("p");
        assertThat(bao("kv", "get", "-field=password", "secret/team-a/db")).isEqualTo("second");
    }

    @Test
    void isTurnedAwayFromAnothersSecretsAndFromWrites() {
        assertThat(bao("kv", "get", "secret/team-b/db")).contains("permission denied");
        assertThat(bao("kv", "put", "secret/team-a/db", "k=v")).contains("unsupported operation");
        assertThat(bao("kv", "get", "secret/team-a/none")).contains("No value found");
    }

    private String bao(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(InstalledServers.onThisMachine().require("bao").toString());
        command.addAll(List.of(arguments));
        ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment().put("BAO_ADDR", nobody().address().toString());
        process.environment().put("BAO_TOKEN", teamA.token());
        try {
            Process started = process.start();
            return new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
