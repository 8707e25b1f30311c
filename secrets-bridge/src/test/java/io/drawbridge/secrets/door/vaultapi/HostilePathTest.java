package io.drawbridge.secrets.door.vaultapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.secrets.testing.BridgeTest;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Through the whole server: nothing on the way may make another path out of the one that was decided on. */
@QuarkusTest
class HostilePathTest extends BridgeTest {

    private static final List<String> PARTS = List.of(
            ".",
            "..",
            "/",
            "//",
            "%2e",
            "%2E%2e",
            "%2f",
            "%5c",
            "\\",
            "%00",
            "%25",
            "%252e",
            ";",
            "team-a",
            "team-b",
            "db",
            "%",
            "%20",
            "?",
            "#",
            "*",
            "+",
            "metadata",
            "data",
            "%ef%bc%8e",
            "~",
            "\u00e9",
            "|",
            "\"");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/secret/data/team-a/../team-b/db",
                "/v1/secret/data/team-a/%2e%2e/team-b/db",
                "/v1/secret/data/team-a%2f..%2fteam-b/db",
                "/v1/secret/data/team-a/.%2e/team-b/db",
                "/v1/secret/data/team-a/..;/team-b/db",
                "/v1/secret/data/team-a/%252e%252e/team-b/db",
                "/v1/secret/data/team-a/..%5cteam-b/db",
                "/v1/secret/data/team-a/%00/../team-b/db",
                "/v1/secret/data/team-a/%EF%BC%8E%EF%BC%8E/team-b/db",
                "/v1/../v1/secret/data/team-a/db",
                "/x/../v1/secret/data/team-b/db",
                "/v1/secret/metadata/team-a/../team-b/db",
                "/v1/sys/internal/ui/mounts/secret/../x"
            })
    void refusesToLeaveTheFolder(String target) {
        assertThat(RawHttp.exchange(nobody().address(), "GET " + target, teamA.token()))
                .containsPattern("^HTTP/1.1 40[04] ")
                .contains("{\"errors\":[");
        assertThat(vault.requests().total()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/secret/data/team-a//db",
                "/v1/secret/data//team-a/db",
                "/v1/secret/data/team-a/db/",
                "/v1/secret/data/team-a%2Fdb",
                "/v1/secret%2Fdata/team-a/db",
                "/v1//secret/data/team-a/db",
                "/v1/secret/data/%74eam-a/%64b"
            })
    void readsTheCleanedPath(String target) {
        assertThat(RawHttp.status(nobody().address(), "GET " + target, teamA.token()))
                .isEqualTo(200);
        assertThat(vault.requests().of("GET secret/data/team-a/db")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"team-a/a b", "team-a/é中😀", "team-a/a?b#c", "team-a/100%", "team-a/a+b&c=d;e", "team-a/..."})
    void asksForExactlyTheNameThatWasGiven(String path) {
        vault.put("secret", path, Map.of("k", "v"));
        String encoded = URLEncoder.encode(path, StandardCharsets.UTF_8).replace("+", "%20");
        assertThat(teamA.get("secret/data/" + encoded).status()).isEqualTo(200);
        assertThat(vault.requests().of("GET secret/data/" + path)).isEqualTo(1);
    }

    @Test
    void neverFailsAndNeverLeavesTheFolderWhateverComes() {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            StringBuilder target = new StringBuilder("/v1/secret/data/team-a/");
            random.ints(random.nextInt(8), 0, PARTS.size()).forEach(part -> target.append(PARTS.get(part)));
            int status = RawHttp.status(nobody().address(), "GET " + target, teamA.token());
            assertThat(status).as("-Dseed=%d %s", seed, target).isLessThan(500);
        }
        // The guard looks at the metadata of what is absent, and once whether the mount holds anything.
        assertThat(vault.requests().below("secret/"))
                .as("-Dseed=%d", seed)
                .isEqualTo(vault.requests().below("secret/data/team-a/")
                        + vault.requests().below("secret/metadata/team-a")
                        + vault.requests().of("GET secret/metadata"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/secret/data/team-a/a b",
                "GET /v1/secret/data/team-a/a|b",
                "GET /v1/secret/data/team-a/[x]",
                "GET v1/secret",
                "BREW /",
                "GET http://x/v1/secret/data/team-b/db"
            })
    void answersLinesThatAreNoHttp(String line) {
        assertThat(RawHttp.status(nobody().address(), line, teamA.token())).isBetween(400, 499);
    }
}
