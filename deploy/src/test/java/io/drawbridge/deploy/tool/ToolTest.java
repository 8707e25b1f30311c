package io.drawbridge.deploy.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolTest {

    @TempDir
    Path folder;

    @Test
    void seesInputEnvironmentAndNothingElse() {
        Output output = shell().with("GIVEN", "yes").runWithInput("input", "-c", "cat; env; echo problem >&2; exit 3");
        assertThat(output.status()).isEqualTo(3);
        assertThat(output.out()).startsWith("input").contains("GIVEN=yes", "HOME=" + folder);
        assertThat(output.out()).doesNotContain("KUBECONFIG", "JAVA_HOME");
        assertThat(output.expectFailure()).isEqualTo("problem\n");
        assertThatThrownBy(output::expectSuccess)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("problem");
    }

    @Test
    void leavesNoFilesBehind() {
        shell().run("-c", "true").expectSuccess();
        assertThat(folder.toFile().list()).isEmpty();
    }

    @Test
    void knowsTheRepository() {
        assertThat(Files.exists(Sources.deploy("pom.xml"))).isTrue();
        assertThat(Files.exists(Sources.repository("dev-stack/install-servers")))
                .isTrue();
    }

    private Tool shell() {
        return new Tool(Path.of("/bin/sh"), folder, Map.of());
    }
}
