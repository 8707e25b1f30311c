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

/** {@code ./benchmarks/run upload --smoke}: that everybody brings every shape into the store; the figures are not looked at. */
@EnabledIfInstalled({"weed", "aws", "s5cmd", "tusd"})
class UploadBenchmarkTest {

    @TempDir
    Path folder;

    private Shell shell;

    /** A checkout of which only the document is a copy. */
    @BeforeEach
    void borrowCheckout() throws Exception {
        Checkout.borrow(
                folder.resolve("checkout"),
                "docs/benchmarks.md",
                "benchmarks",
                "dev-stack",
                "token-service",
                "upload-gateway");
        shell = new Shell(
                        folder, InstalledServers.onThisMachine().require("weed").getParent())
                .with("JAVA_HOME", System.getProperty("java.home"));
    }

    @Test
    void everybodyBringsEveryShapeIntoTheStore() throws Exception {
        shell.run("bash checkout/benchmarks/run upload --no-build --smoke --note 'only a test' --write");

        String document = Files.readString(folder.resolve("checkout/docs/benchmarks.md"));
        assertThat(document).contains("### A store far away", "Beside it: only a test.", "<!-- upload:end -->");
        for (String shape : new String[] {"1 MiB × 4", "16 MiB × 2", "24 MiB × 1"}) {
            for (String rival : new String[] {"upload-gateway", "aws s3 cp", "s5cmd", "tusd"}) {
                assertThat(document.split("\\Q| " + shape + " | " + rival + " |\\E", -1))
                        .as(shape + " by " + rival + ", near and far away")
                        .hasSize(3);
            }
        }
    }

    @Test
    void tellsHowLongAnAnswerTakes() throws Exception {
        shell.run("bash checkout/benchmarks/run answer --no-build --uploads 2 --each 9 --paced 100 --write");

        String document = Files.readString(folder.resolve("checkout/docs/benchmarks.md"));
        for (String where : new String[] {"beside it", "far away"}) {
            assertThat(document)
                    .containsPattern("\\| " + where + " \\| slower than the store: 100 MiB/s \\| \\d+ \\|")
                    .containsPattern("\\| " + where + " \\| as fast as it can \\| \\d+ \\|");
        }
        assertThat(document).contains("2 bodies of 9 MiB");
    }

    @Test
    void refusesWhatItDoesNotKnow() throws Exception {
        Shell.Outcome outcome = shell.attempt("bash checkout/benchmarks/run upload --no-build --smok");

        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.output()).contains("upload: ", "--smok");
    }
}
