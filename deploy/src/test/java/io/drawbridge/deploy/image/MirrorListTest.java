package io.drawbridge.deploy.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.drawbridge.deploy.tool.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The list of what to mirror in docs/operations.md is what is pinned, no more and no less. */
class MirrorListTest {

    private static final Pattern KAFKA_UI = Pattern.compile("DEBUG_POD_KAFKA_UI:-([^}]+)}");
    private static final Pattern IMAGE_ROW = Pattern.compile("(?m)^\\| `([^`]+:[^`]+)` \\|");
    private static final Pattern CHART_ROW =
            Pattern.compile("(?m)^\\| ([a-z-]+) \\| ([0-9.]+) \\| (https://\\S+) \\|$");

    @Test
    void hasEachImageOfOthers() throws IOException {
        Set<String> pinned = new TreeSet<>();
        for (JsonNode image : versions().findValues("image")) {
            String registry = image.path("registry").asText();
            pinned.add((registry.isEmpty() ? "" : registry + "/")
                    + image.path("repository").asText() + ":"
                    + image.path("tag").asText());
        }
        String debugPod = Files.readString(Sources.deploy("debug/debug-pod"));
        KAFKA_UI.matcher(debugPod).results().forEach(image -> pinned.add(image.group(1)));
        assertThat(pinned).hasSizeGreaterThan(3);
        assertThat(rows(IMAGE_ROW, 1)).isEqualTo(pinned);
    }

    @Test
    void hasEachChartOfOthers() throws IOException {
        Set<String> pinned = new TreeSet<>();
        versions()
                .path("charts")
                .properties()
                .forEach(chart -> pinned.add("| " + chart.getKey() + " | "
                        + chart.getValue().path("version").asText() + " | "
                        + chart.getValue().path("repository").asText() + " |"));
        assertThat(pinned).isNotEmpty();
        assertThat(rows(CHART_ROW, 0)).isEqualTo(pinned);
    }

    @Test
    void hasOurOwnImages() throws IOException {
        for (String service : Service.labels()) {
            assertThat(section()).contains("`drawbridge/" + service + "`");
        }
    }

    private static Set<String> rows(Pattern pattern, int group) throws IOException {
        return pattern.matcher(section())
                .results()
                .map(row -> row.group(group))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String section() throws IOException {
        String text = Files.readString(Sources.repository("docs/operations.md"));
        return text.substring(text.indexOf("## Without the internet"));
    }

    private static JsonNode versions() throws IOException {
        return new ObjectMapper(new YAMLFactory())
                .readTree(Sources.deploy("environments/versions.yaml").toFile());
    }
}
