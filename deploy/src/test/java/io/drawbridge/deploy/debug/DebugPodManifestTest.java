package io.drawbridge.deploy.debug;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code --dry-run} prints, which is what would be created. */
class DebugPodManifestTest {

    @TempDir
    Path folder;

    @Test
    void saysWhoItIs() {
        JsonNode pod = manifest("psql", "-n", "team-a", "--label", "role=alice", "--label=db-access=true");

        assertThat(pod.at("/metadata/namespace").asText()).isEqualTo("team-a");
        assertThat(pod.at("/metadata/name").asText()).matches("debug-psql-[0-9a-f]{8}");
        assertThat(pod.at("/metadata/labels").toString())
                .contains("\"drawbridge.io/debug\":\"true\"", "\"role\":\"alice\"", "\"db-access\":\"true\"")
                .contains("\"app.kubernetes.io/managed-by\":\"debug-pod\"");
    }

    @Test
    void endsByItself() {
        assertThat(manifest("shell", "--deadline", "30m")
                        .at("/spec/activeDeadlineSeconds")
                        .asInt())
                .isEqualTo(1800);
        assertThat(manifest("shell").at("/spec/activeDeadlineSeconds").asInt()).isEqualTo(3600);
        assertThat(manifest("shell").at("/spec/restartPolicy").asText()).isEqualTo("Never");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    psql -- -h db                           | nixery.dev/shell/postgresql                | [psql, -h, db]
                    psql                                    | nixery.dev/shell/postgresql                | [psql]
                    ping -- -c 1 db                         | nixery.dev/shell/unixtools.ping            | [ping, -c, 1, db]
                    shell                                   | nixery.dev/shell/curl/dnsutils/gnugrep/jq/netcat | [bash]
                    s3 -- s3 ls                             | nixery.dev/shell/awscli2/gnugrep/jq        | [aws, s3, ls]
                    s3                                      | nixery.dev/shell/awscli2/gnugrep/jq        | [bash]
                    vault -- kv get secret/a                | nixery.dev/shell/openbao/gnugrep/jq        | [bao, kv, get, secret/a]
                    --packages arm64,curl                   | nixery.dev/shell/arm64/curl                | [bash]
                    --image busybox:1 --command -- sh -c ls | busybox:1                                  | [sh, -c, ls]
                    """)
    void runsTheTool(String arguments, String image, String command) {
        JsonNode container = manifest(arguments.split(" ")).at("/spec/containers/0");

        assertThat(container.at("/image").asText()).isEqualTo(image);
        assertThat(texts(container.at("/command"))).hasToString(command);
        assertThat(container.has("args")).isFalse();
    }

    @Test
    void keepsWordsAsTheyWereTyped() {
        String hard = "select \"a\\b\" from $(HOME) where x = '{{y}}'\n\t# no comment";

        JsonNode container = manifest("--image", "postgres:17", "--env", "A=" + hard, "--", "-c", hard)
                .at("/spec/containers/0");

        // Kubernetes makes $$( into $( and would put a variable in the place of $(HOME).
        assertThat(texts(container.at("/args"))).containsExactly("-c", hard.replace("$(", "$$("));
        assertThat(container.at("/env/1/value").asText()).isEqualTo(hard.replace("$(", "$$("));
    }

    @Test
    void takesSecretsByReference() {
        String manifest = dryRun("psql", "--secret", "db", "--secret-key", "PGUSER=db/user", "--prompt", "PGPASSWORD");
        JsonNode pod = DebugPod.parse(manifest);
        String name = pod.at("/metadata/name").asText();

        assertThat(pod.at("/spec/containers/0/envFrom").toString()).isEqualTo("[{\"secretRef\":{\"name\":\"db\"}}]");
        assertThat(pod.at("/spec/containers/0/env").toString())
                .contains("{\"name\":\"PGUSER\",\"valueFrom\":{\"secretKeyRef\":{\"name\":\"db\",\"key\":\"user\"}}}")
                .contains("{\"secretKeyRef\":{\"name\":\"" + name + "\",\"key\":\"PGPASSWORD\"}}");
        assertThat(manifest).endsWith("# Secret " + name + ", owned by the pod, will hold: PGPASSWORD\n");
    }

    @Test
    void servesWebTools() {
        JsonNode container = manifest("kafka-ui", "--brokers", "a:9092,b:9092").at("/spec/containers/0");

        assertThat(container.at("/env").toString()).contains("\"value\":\"a:9092,b:9092\"");
        assertThat(container.at("/ports/0/containerPort").asInt()).isEqualTo(8080);
        assertThat(container.at("/readinessProbe/tcpSocket/port").asText()).isEqualTo("http");
    }

    @Test
    void takesRegistryOfYourOwn() {
        String manifest = DebugPod.alone(folder)
                .with("DEBUG_POD_NIXERY", "nixery.example.com")
                .run("shell", "--dry-run")
                .expectSuccess();

        assertThat(manifest).contains("image: \"nixery.example.com/shell/curl/");
    }

    private JsonNode manifest(String... arguments) {
        return DebugPod.parse(dryRun(arguments));
    }

    private String dryRun(String... arguments) {
        String[] words = new String[arguments.length + 1];
        words[0] = "--dry-run";
        System.arraycopy(arguments, 0, words, 1, arguments.length);
        return DebugPod.alone(folder).run(words).expectSuccess();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
