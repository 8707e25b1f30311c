package io.drawbridge.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A production start that would be dangerous or half-configured ends at once and names the property. */
class StartRefusalIT {

    private static final String KEY = "drawbridge.tenant.signing-keys";
    private static final List<String> GOOD = List.of(
            "drawbridge.upstream.url=http://127.0.0.1:1",
            "drawbridge.upstream.token=t",
            KEY + "=0123456789-abcdefghijklmnopqrstuvwxyz");

    @ParameterizedTest
    @CsvSource({
        "drawbridge.tenant.signing-keys=, signing-keys is not set",
        "drawbridge.tenant.signing-keys=changeme, a key is too weak",
        "drawbridge.upstream.token=, set exactly one of drawbridge.upstream.token",
        "drawbridge.upstream.kubernetes.role=r, set are: token",
        "drawbridge.upstream.url=, drawbridge.upstream.url",
        "drawbridge.upstream.tokn=x, drawbridge.upstream.tokn",
        "drawbridge.rule.a.mount=secret, unknown configuration: drawbridge.rule.a.mount",
        "drawbridge.rules.a.mount=secret, drawbridge.rules.a.paths",
        "drawbridge.cache.ttl=soon, drawbridge.cache.ttl",
        "drawbridge.upstream.client-key=k, need each other",
        "drawbridge.upstream.pass-through.token-role=all, must contain {namespace}",
        "drawbridge.guard.max-vanished-share=2, drawbridge.guard.max-vanished-share",
        "drawbridge.cache.ttl=-1s, drawbridge.cache.ttl",
        "drawbridge.cache.stale-if-error=2h, drawbridge.cache.stale-if-error"
    })
    void refusesToStart(String setting, String reason) throws Exception {
        List<String> command = new ArrayList<>(executable());
        GOOD.stream().map(good -> "-D" + good).forEach(command::add);
        command.add("-D" + setting);
        command.add("-Dquarkus.http.port=0");
        command.add("-Dquarkus.http.host=127.0.0.1");
        moveJarToTheEnd(command);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(output).isNotZero();
            assertThat(output).contains(reason).doesNotContain("changeme").doesNotContain("0123456789-abc");
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<String> executable() throws IOException {
        Path built = Path.of("target", "secrets-bridge-runner");
        return built.toFile().canExecute()
                ? List.of(built.toAbsolutePath().toString())
                : List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        "target/quarkus-app/quarkus-run.jar");
    }

    /** System properties go before {@code -jar}. */
    private static void moveJarToTheEnd(List<String> command) {
        int jar = command.indexOf("-jar");
        if (jar > 0) {
            command.add(command.remove(jar));
            command.add(command.remove(jar));
        }
    }
}
