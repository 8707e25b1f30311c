package io.drawbridge.deploy.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.deploy.tool.SharedCluster;
import io.drawbridge.deploy.tool.Sources;
import io.drawbridge.devstack.servers.EnabledIfInstalled;
import io.drawbridge.devstack.servers.KubeApiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The tables of docs/drift.md are what happens: the whole matrix runs and writes them again, into a copy without them. */
@EnabledIfInstalled({"kube-apiserver", "kubectl", "helm3", "helm4", "helmfile", "helm-diff"})
@ExtendWith(SharedCluster.class)
class DriftMatrixTest {

    private static final String TABLES = "(?s)(<!-- drift: begin -->\n).*(<!-- drift: end -->\n)";

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void tablesAreWhatHappens(KubeApiServer cluster) throws Exception {
        Path committed = Sources.repository("docs/drift.md");
        Path document = folder.resolve("docs/drift.md");
        copy(Sources.deploy("drift"), folder.resolve("deploy/drift"));
        Files.createDirectories(document.getParent());
        Files.writeString(document, Files.readString(committed).replaceFirst(TABLES, "$1$2"));
        assertThat(document).content().isNotEqualTo(Files.readString(committed));

        run(cluster, "--write");

        assertThat(document).content().isEqualTo(Files.readString(committed));
        Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(
                        cluster.kubectl("get", "crd,namespaces", "-o", "name"))
                .doesNotContain("drift"));
    }

    private void run(KubeApiServer cluster, String option) throws Exception {
        Path log = folder.resolve("log");
        Process process = HelmTools.script(folder.resolve("deploy/drift/run"), cluster, folder)
                .builder(List.of(option))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(14, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        } finally {
            process.destroy();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
