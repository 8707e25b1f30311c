package io.drawbridge.devstack.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@EnabledIfInstalled("bao")
class OpenBaoTest {

    private static final String MARKER = "planted-value-7f3a";

    @TempDir
    static Path folder;

    private static OpenBao bao;

    @BeforeAll
    static void start() {
        bao = OpenBao.start(folder);
    }

    @AfterAll
    static void stop() {
        bao.close();
    }

    @Test
    void keepsVersionsOfSecret() {
        bao.put("secret/team-a/db", Map.of("user", "old"));
        bao.put("secret/team-a/db", Map.of("user", "new", "port", 5432));

        assertThat(bao.get("secret/team-a/db")).contains(Map.of("user", "new", "port", 5432));
        assertThat(bao.client()
                        .read("secret/data/team-a/db?version=1")
                        .at("/data/data/user")
                        .asText())
                .isEqualTo("old");
    }

    @Test
    void knowsNothingOfDeletedOrAbsentSecret() {
        bao.put("secret/gone", Map.of("user", "u"));
        bao.delete("secret/gone");

        assertThat(bao.get("secret/gone")).isEmpty();
        assertThat(bao.get("secret/never")).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> bao.get("secret"));
    }

    @Test
    void refusesUnknownToken() {
        assertThat(bao.client("wrong").request("GET", "secret/data/x", null).status())
                .isEqualTo(403);
        assertThat(bao.client("").request("GET", "secret/data/x", null).status())
                .isEqualTo(403);
    }

    @Test
    void hidesValues() {
        bao.put("secret/hidden", Map.of("password", MARKER));

        assertThat(bao.client().request("GET", "secret/data/hidden", null).toString())
                .doesNotContain(MARKER);
        assertThat(bao.client().toString()).doesNotContain(bao.rootToken());
        assertThat(bao.process().log()).content().doesNotContain(MARKER);
        assertThatIllegalStateException()
                .isThrownBy(() -> bao.client().write("nowhere/at/all", Map.of("password", MARKER)))
                .withMessageContaining("404")
                .matches(e -> !e.getMessage().contains(MARKER));
    }
}
