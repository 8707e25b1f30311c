package io.drawbridge.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged gateway refuses to start with settings that are unknown or cannot work, and names them. */
class StartUpIT {

    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "drawbridge.nonsense=1, drawbridge.nonsense",
        "drawbridge.limits.max-object-size=1T, drawbridge.part.max-size",
        "drawbridge.memory.part-buffers=16M, drawbridge.memory.part-buffers",
        "drawbridge.part.max-in-flight=1, drawbridge.part.max-in-flight",
        "drawbridge.store.endpoint=http://s3.example.org, drawbridge.store.allow-plain-http",
        "drawbridge.spill.directory=/missing, drawbridge.spill.directory",
        "drawbridge.retry.attempts=0, attempts",
        "drawbridge.token-service.api-key=not one, drawbridge.token-service.api-key",
        "drawbridge.sweeper.owned=bucket/uploads/, drawbridge.sweeper.access-key-id"
    })
    void refusesAndNamesTheSetting(String setting, String named) throws Exception {
        assumeThat(JAR)
                .as("the jar; a native executable is configured by the same code")
                .exists();
        Path output = folder.resolve("output");
        Process gateway = start(setting, output);
        try {
            assertThat(gateway.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(gateway.exitValue()).isNotZero();
            assertThat(Files.readString(output)).contains(named);
        } finally {
            gateway.destroyForcibly();
        }
    }

    private static Process start(String setting, Path output) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ProcessBuilder(
                        java.toString(),
                        "-Xmx128m",
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=0",
                        "-D" + setting,
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        JAR.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }
}
