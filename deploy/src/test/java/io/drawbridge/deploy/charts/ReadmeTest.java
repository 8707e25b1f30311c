package io.drawbridge.deploy.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The README of each chart is made from its values; {@code -Dcharts.write=true} writes it anew. */
class ReadmeTest {

    private static final String TEXT =
            """
            # %1$s

            %2$s

            ```
            helm upgrade --install %1$s deploy/charts/%1$s --namespace drawbridge%5$s
            ```

            %3$s

            How to install: [docs/charts.md](../../../docs/charts.md). What the service can be told:
            [docs/%1$s.md](../../../docs/%1$s.md), below `config`. This file is made from the comments of the values files.

            | key | default | |
            |---|---|---|
            %4$s
            """;

    static Stream<Chart> charts() {
        return Chart.all();
    }

    @ParameterizedTest
    @MethodSource("charts")
    void isMadeFromTheValues(Chart chart) throws IOException {
        Path file = chart.folder().resolve("README.md");
        String text = text(chart);
        if (Boolean.getBoolean("charts.write")) {
            Files.writeString(file, text);
        }
        assertThat(file)
                .as("README of " + chart + "; -Dcharts.write=true writes it")
                .hasContent(text.stripTrailing());
    }

    @ParameterizedTest
    @MethodSource("charts")
    void everyKeyIsExplained(Chart chart) throws IOException {
        assertThat(rows(chart))
                .hasSizeGreaterThan(70)
                .allSatisfy(row -> assertThat(row.text()).as(row.key()).isNotEmpty());
    }

    private static String text(Chart chart) throws IOException {
        List<String> head = Files.readAllLines(chart.folder().resolve("values.yaml")).stream()
                .takeWhile(line -> line.startsWith("#"))
                .skip(1)
                .map(line -> line.substring(1).strip())
                .toList();
        String description = Files.readAllLines(chart.folder().resolve("Chart.yaml")).stream()
                .filter(line -> line.startsWith("description: "))
                .map(line -> line.substring("description: ".length()))
                .collect(Collectors.joining());
        String table = rows(chart).stream()
                .map(row -> "| `%s` | %s | %s |"
                        .formatted(row.key(), code(row.value()), row.text().replace("|", "\\|")))
                .collect(Collectors.joining("\n"));
        String secret = Files.readString(chart.folder().resolve("values.yaml")).contains("  required:")
                ? " --set secrets.existingSecret=" + chart + "-keys"
                : "";
        return TEXT.formatted(chart, description, String.join("\n", head), table, secret);
    }

    /** Only what has a value of its own, with what the chart changes. */
    private static List<ValuesTable.Row> rows(Chart chart) throws IOException {
        Map<String, ValuesTable.Row> own = ValuesTable.read(chart.folder().resolve("values.yaml"), "");
        Map<String, ValuesTable.Row> all =
                new LinkedHashMap<>(ValuesTable.read(Chart.LIBRARY.resolve("values.yaml"), "exports.defaults"));
        all.replaceAll((key, row) -> changed(key, row, own));
        return all.values().stream().filter(row -> !row.value().isEmpty()).toList();
    }

    private static ValuesTable.Row changed(String key, ValuesTable.Row row, Map<String, ValuesTable.Row> own) {
        ValuesTable.Row change = own.get(key);
        if (change == null) {
            return row;
        }
        String value = change.value().isEmpty() ? row.value().isEmpty() ? "" : "see values.yaml" : change.value();
        return new ValuesTable.Row(key, value, (row.text() + ". " + change.text()).replaceAll("\\. $", ""));
    }

    private static String code(String value) {
        return value.equals("see values.yaml") ? value : "`" + value.replace("|", "\\|") + "`";
    }
}
