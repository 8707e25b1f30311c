package io.drawbridge.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.devstack.servers.InstalledServers;
import io.drawbridge.devstack.servers.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The options of {@code ./benchmarks/run token}; what it measures in a second is not looked at. */
@EnabledIfInstalled("weed")
class TokenBenchmarkTest {

    private static final String SHORT =
            "bash checkout/benchmarks/run token --no-build --rate 50 --rounds 1 --seconds 1 --warm-up 2 ";

    @TempDir
    Path folder;

    private Shell shell;

    /** A checkout of which only the document is a copy. */
    @BeforeEach
    void borrowCheckout() throws Exception {
        Checkout.borrow(folder.resolve("checkout"), "docs/benchmarks.md", "benchmarks", "dev-stack", "token-service");
        shell = new Shell(
                        folder, InstalledServers.onThisMachine().require("weed").getParent())
                .with("JAVA_HOME", System.getProperty("java.home"));
    }

    /** What stands in for an executable here is a script: none can be built where there is no GraalVM. */
    @Test
    void measuresAnExecutableAndWritesTheResult() throws Exception {
        Path executable = folder.resolve("token-service-executable");
        Files.writeString(
                executable,
                "#!/bin/sh\nexec \"" + System.getProperty("java.home") + "/bin/java\" -Xmx128m -jar \""
                        + Checkout.file("token-service/target/quarkus-app/quarkus-run.jar") + "\"\n");
        assertThat(executable.toFile().setExecutable(true)).isTrue();

        String output = shell.run(SHORT + "--executable token-service-executable --note 'only a test' --write");

        String document = Files.readString(folder.resolve("checkout/docs/benchmarks.md"));
        String version = shell.run("weed version 2>/dev/null | grep -o ' [0-9][0-9.]* ' | head -1")
                .strip();
        assertThat(document)
                .contains("token-service-executable`, SeaweedFS " + version + ".", "Beside it: only a test.")
                .contains("50 requests/s asked of token-service", "<!-- token:end -->")
                .doesNotContain("no build ran");
        assertThat(output).as("no errors").containsPattern("container door, cached \\|( [\\d.]+ \\|){5} 0 \\|");
    }

    @Test
    void refusesWhatItDoesNotKnow() throws Exception {
        Shell.Outcome outcome = shell.attempt(SHORT + "--rat 5");

        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.output()).contains("token: ", "--rat");
    }
}
