package io.drawbridge.deploy.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drawbridge.deploy.tool.Tool;
import io.drawbridge.devstack.servers.EnabledIfInstalled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The library's {@code bettertpl}: what it makes of a value, named and positional, and that it saves calls of tpl. */
@EnabledIfInstalled({"helm3", "helm4"})
class BetterTplTest {

    @TempDir
    Path folder;

    @BeforeEach
    void makeChart() throws IOException {
        Path templates = Files.createDirectories(folder.resolve("chart/templates"));
        Files.writeString(folder.resolve("chart/Chart.yaml"), "apiVersion: v2\nname: chart\nversion: 1.0.0\n");
        Files.copy(Chart.LIBRARY.resolve("templates/_tpl.tpl"), templates.resolve("_tpl.tpl"));
        Files.writeString(
                templates.resolve("results.yaml"),
                """
                named: {{ include "bettertpl" (dict "value" .Values.v "context" .) | quote }}
                positional: {{ include "bettertpl" (list .Values.v .) | quote }}
                default: {{ include "bettertpl" (list .Values.v .) | default "fallback" | quote }}
                """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            "constant"                           | constant
            "{{ .Release.Name }}"                | r
            "{{ .Release.Name }}-\\\\{{ $x }}"   | r-{{ $x }}
            "\\\\{{ $labels.pod }} is away"      | {{ $labels.pod }} is away
            "{{ `{{` }} $labels.pod }}"          | {{ $labels.pod }}
            "C:\\\\d"                            | C:\\d
            true                                 | true
            false                                | false
            0                                    | 0
            10000000                             | 10000000
            1.5                                  | 1.5
            ["a","{{ .Release.Name }}"]          | - a\\n- r
            {"k":"{{ .Release.Name }}"}          | k: r
            {"k":"\\\\{{ $x }}: y","z":null} | k: '{{ $x }}: y'\\nz: null
            {"k":["{{ .Release.Name }}: x"],"z":10000000} | k:\\n- 'r: x'\\nz: 10000000
            {"k":{}}                             | k: {}
            """)
    void rendersWhatIsATemplate(String value, String expected) throws IOException {
        for (String version : Helm.VERSIONS) {
            JsonNode results = render(version, "--set-json=v=" + value.replace("`", "\\\""));
            String wanted = expected.replace("\\n", "\n").replace("\\\\", "\\");
            assertThat(results.path("named").asText()).isEqualTo(wanted);
            assertThat(results.path("positional").asText()).isEqualTo(wanted);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--set-json=v=null", "--set=other=1", "--set-json=v=\"\""})
    void nothingIsEmptySoThatDefaultsCount(String nothing) {
        for (String version : Helm.VERSIONS) {
            JsonNode results = render(version, nothing);
            assertThat(results.path("named").asText()).isEmpty();
            assertThat(results.path("positional").asText()).isEmpty();
            assertThat(results.path("default").asText()).isEqualTo("fallback");
        }
    }

    @Test
    void callsTplForTemplatesOnly() {
        String table = Tool.script("charts/bench-tpl", folder)
                .run(
                        "--helm",
                        Tool.installed("helm4", folder).executable().toString(),
                        "--charts",
                        "20",
                        "--values",
                        "20",
                        "--defines",
                        "5",
                        "--runs",
                        "1")
                .expectSuccess();
        assertThat(table).containsPattern("(?m)^tpl +400 ").containsPattern("(?m)^bettertpl +20 ");
    }

    private JsonNode render(String version, String value) {
        String yaml = Tool.installed(version, folder)
                .run("template", "r", folder.resolve("chart").toString(), value)
                .expectSuccess();
        return Manifests.parse(yaml).objects().get(0);
    }
}
