package io.drawbridge.deploy.helmfile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drawbridge.deploy.tool.Sources;
import io.drawbridge.devstack.servers.EnabledIfInstalled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a release gets of {@code global} and of its own section, for every kind of value on both sides: each row of the
 * table is a key of both sections, and helmfile writes the values that it would hand to Helm.
 */
@EnabledIfInstalled({"helmfile", "helm4"})
class ReleaseValuesTest {

    private static final List<String> SCALARS =
            List.of("true", "false", "0", "3", "\"\"", "text", "[]", "[a, b]", "null", "1.5", "\"0\"");
    private static final List<String> MAPS = List.of("{}", "{x: 1}");

    @TempDir
    static Path folder;

    private static Helmfile helmfile;

    /** Key, and what global, the release and the result say; null where a side does not have the key. */
    record Row(String key, String global, String release, String expected) {}

    @BeforeAll
    static void writeHelmfile() throws IOException {
        Path environments = Files.createDirectories(folder.resolve("environments"));
        Path values = Files.createDirectories(folder.resolve("values"));
        Files.copy(Sources.deploy("values/section.yaml.gotmpl"), values.resolve("section.yaml.gotmpl"));
        Files.writeString(
                environments.resolve("default.yaml"),
                section("global", Row::global)
                        + section("table", Row::release)
                        + "dotted.name: {own: 1}\nempty: {}\nnothing:\nscalars: {replicas: 3, keep: 1, list: [a]}\n");
        Files.writeString(
                environments.resolve("prod.yaml"),
                "scalars: {replicas: 0, list: [], keep: null}\nabsent: {late: true}\nempty:\n");
        Files.writeString(folder.resolve("helmfile.yaml.gotmpl"), document());
        helmfile = Helmfile.of(folder.resolve("helmfile.yaml.gotmpl"), folder, "helm4");
        for (String environment : List.of("default", "prod")) {
            helmfile.run(
                            environment,
                            "write-values",
                            "--output-file-template",
                            "out/{{ .Environment.Name }}/{{ .Release.Name }}")
                    .expectSuccess();
        }
    }

    @TestFactory
    Stream<DynamicTest> theReleaseWinsWhateverItSays() {
        JsonNode written = written("default", "table");
        return rows().stream()
                .map(row -> DynamicTest.dynamicTest(
                        "global " + row.global() + ", release " + row.release() + " -> " + row.expected(),
                        () -> assertThat(written.path(row.key())).isEqualTo(tree(row.expected()))));
    }

    @Test
    void nothingElseIsHandedOver() {
        assertThat(written("default", "table").size()).isEqualTo(rows().size());
    }

    @Test
    void sectionsMayBeMissingEmptyOrNothing() {
        JsonNode global = written("default", "absent");
        assertThat(global).isEqualTo(tree("{" + String.join(", ", pairs(Row::global)) + "}"));
        assertThat(written("default", "empty")).isEqualTo(global);
        assertThat(written("default", "nothing")).isEqualTo(global);
        assertThat(written("prod", "empty")).isEqualTo(global);
        assertThat(written("default", "dotted.name").path("own").intValue()).isOne();
    }

    @Test
    void anEnvironmentWinsOverTheDefault() {
        JsonNode prod = written("prod", "scalars");
        assertThat(prod.path("replicas")).isEqualTo(tree("0"));
        assertThat(prod.path("list")).isEqualTo(tree("[]"));
        assertThat(prod.path("keep").isNull()).isTrue();
        assertThat(written("prod", "absent").path("late").booleanValue()).isTrue();
    }

    /** Written values are one thing; what a chart sees is another: a null takes the chart's own default away. */
    @Test
    void theChartSeesTheSame() {
        String rendered =
                helmfile.run("prod", "template", "--selector", "name=scalars").expectSuccess();
        JsonNode seen = Yaml.read(Yaml.read(rendered).at("/data/values.yaml").asText());
        assertThat(seen.path("replicas")).isEqualTo(tree("0"));
        assertThat(seen.path("list")).isEqualTo(tree("[]"));
        assertThat(seen.has("keep")).isFalse();
        assertThat(seen.path("chartDefault").intValue()).isEqualTo(1);
    }

    private static List<Row> rows() {
        List<String> all = Stream.concat(SCALARS.stream(), MAPS.stream()).toList();
        Map<String, Row> rows = new LinkedHashMap<>();
        for (String global : all) {
            put(rows, global, null, global);
            for (String release : all) {
                put(rows, global, release, isMap(global) && isMap(release) ? merged(global, release) : release);
            }
        }
        all.forEach(release -> put(rows, null, release, release));
        put(rows, "{a: {b: true, c: [1]}, d: 1}", "{a: {b: false, c: []}}", "{a: {b: false, c: []}, d: 1}");
        put(rows, "{a: {b: 1}}", "{a: null}", "{a: null}");
        put(rows, "{a: 1, b: 2}", "{b: null, c: \"\"}", "{a: 1, b: null, c: \"\"}");
        return List.copyOf(rows.values());
    }

    private static void put(Map<String, Row> rows, String global, String release, String expected) {
        String key = "k" + rows.size();
        rows.put(key, new Row(key, global, release, expected));
    }

    private static boolean isMap(String value) {
        return MAPS.contains(value);
    }

    private static String merged(String global, String release) {
        return global.equals("{}") ? release : global;
    }

    private static String section(String name, java.util.function.Function<Row, String> side) {
        return name + ":\n"
                + String.join(
                        "", pairs(side).stream().map(pair -> "  " + pair + "\n").toList());
    }

    private static List<String> pairs(java.util.function.Function<Row, String> side) {
        List<String> pairs = new ArrayList<>();
        rows().stream()
                .filter(row -> side.apply(row) != null)
                .forEach(row -> pairs.add(row.key() + ": " + side.apply(row)));
        return pairs;
    }

    private static String document() {
        String releases = Stream.of("table", "scalars", "dotted.name", "empty", "nothing", "absent")
                .map(name -> "  - {name: %s, chart: %s, inherit: [{template: default}]}\n"
                        .formatted(name, Sources.deploy("src/test/charts/stand-in")))
                .reduce("", String::concat);
        return """
                environments:
                  default:
                    values: [environments/default.yaml]
                  prod:
                    values: [environments/default.yaml, environments/prod.yaml]
                ---
                templates:
                  default:
                    values: [values/section.yaml.gotmpl]
                releases:
                """
                + releases;
    }

    private static JsonNode written(String environment, String release) {
        return Yaml.read(folder.resolve("out").resolve(environment).resolve(release));
    }

    private static JsonNode tree(String yaml) {
        return Yaml.read(yaml);
    }
}
