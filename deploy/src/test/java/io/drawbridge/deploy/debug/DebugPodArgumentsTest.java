package io.drawbridge.deploy.debug;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.deploy.tool.Output;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What debug-pod refuses before it talks to a cluster, and what it says then. */
class DebugPodArgumentsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    -n a                                    | name a tool, --packages or --image
                    mysql                                   | there is no tool 'mysql'; there are psql, ping, shell,
                    psql shell                              | 'shell' is one word too many; arguments of the tool come after --
                    psql --verbose                          | there is no option '--verbose'
                    psql --image postgres:17                | --image and --packages take the place of a tool
                    --image a --packages b                  | --image and --packages exclude each other
                    --image a_b!                            | --image takes the name of an image, not 'a_b!'
                    --packages curl,,jq                     | --packages takes names of Nix packages with commas between them
                    --packages ../x                         | --packages takes names of Nix packages
                    psql -n                                 | -n needs a value
                    psql -n Team_A                          | --namespace takes the name of an object, not 'Team_A'
                    psql --deadline 2d                      | --deadline takes a time such as 90s, 30m or 8h, not '2d'
                    psql --deadline 25h                     | --deadline is at most 24h
                    psql --wait 0                           | --wait takes a time
                    psql --user 0                           | --user takes a number above 0, not '0'
                    psql --local-port 8080                  | --local-port needs --port
                    --image a --port 70000                  | --port takes a port, not '70000'
                    ping                                    | ping needs a host: debug-pod ping -- my-service
                    kafka-ui                                | kafka-ui needs --brokers my-kafka:9092
                    kafka-ui --brokers kafka                | --brokers takes host:port, with commas between several
                    shell --brokers a:1                     | --brokers is for kafka-ui
                    psql --env PGHOST                       | --env takes NAME=VALUE, not 'PGHOST'
                    psql --secret-key PGPASSWORD=db         | --secret-key takes VARIABLE=SECRET/KEY, not 'PGPASSWORD=db'
                    psql --prompt PG-PASSWORD               | --prompt takes the name of a variable, not 'PG-PASSWORD'
                    psql --label role                       | --label takes KEY=VALUE, not 'role'
                    psql --label app.kubernetes.io/name=a   | the pod must not look like a part of a service
                    psql --label drawbridge.io/debug=no     | the pod must not look like a part of a service
                    clean -- all                            | clean takes no arguments
                    """)
    void refusesWithOneClearLine(String arguments, String message) {
        Output output = DebugPod.alone(folder).run(arguments.split(" "));

        assertThat(output.status()).isEqualTo(2);
        assertThat(output.out()).isEmpty();
        assertThat(output.err().strip())
                .startsWith("debug-pod: ")
                .contains(message)
                .endsWith("; see debug-pod --help")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({
        "--env, PGPASSWORD=planted",
        "--env, client_secret=planted",
        "--env, GITHUB_TOKEN=planted",
        "--env, DATABASE=postgresql://app:planted@db/x",
        "--, postgresql://app:planted@db/x",
        "--, --password=planted",
        "--, --client-secret=planted"
    })
    void refusesSecretsOnTheCommandLine(String option, String value) {
        Output output = DebugPod.alone(folder).run("psql", option, value);

        assertThat(output.status()).isEqualTo(2);
        assertThat(output.err()).contains("use --prompt").doesNotContain("planted");
    }

    @Test
    void explainsItself() {
        assertThat(DebugPod.alone(folder).run("--help").expectSuccess())
                .contains("psql", "ping", "shell", "s3", "vault", "kafka-ui", "clean", "--dry-run", "Exit status");
    }
}
