package io.drawbridge.deploy.charts;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.deploy.tool.Tool;
import io.drawbridge.devstack.servers.EnabledIfInstalled;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both Helms are what their names say; charts ask for their version. */
@EnabledIfInstalled({"helm3", "helm4"})
class HelmVersionTest {

    @ParameterizedTest
    @CsvSource({"helm3, v3.", "helm4, v4."})
    void saysItsMajorVersion(String helm, String version, @TempDir Path folder) {
        assertThat(Tool.installed(helm, folder).run("version", "--short").expectSuccess())
                .startsWith(version);
    }
}
