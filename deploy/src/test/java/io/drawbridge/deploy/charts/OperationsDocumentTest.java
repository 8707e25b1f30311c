package io.drawbridge.deploy.charts;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.deploy.tool.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/operations.md against the charts: somebody who is woken by an alert finds its section, and no section is dead. */
class OperationsDocumentTest {

    private static final Pattern ALERT = Pattern.compile("(?m)^- alert: (\\w+)$");
    private static final Pattern SECTION = Pattern.compile("(?m)^### (Drawbridge\\w+)$");

    @Test
    void everyAlertHasItsSectionAndEverySectionItsAlert() throws IOException {
        Set<String> alerts = new TreeSet<>();
        for (Chart chart : Chart.all().toList()) {
            alerts.addAll(names(ALERT, Files.readString(chart.folder().resolve("files/alerts.yaml"))));
        }
        assertThat(names(SECTION, document())).isEqualTo(alerts);
    }

    @Test
    void everySectionSaysWhatToDo() throws IOException {
        String[] sections = document().split("(?m)^##+ ");
        for (String section : sections) {
            if (section.startsWith("Drawbridge")) {
                assertThat(section.lines().skip(1).collect(Collectors.joining("\n")))
                        .as(section.lines().findFirst().orElseThrow())
                        .contains("**Means**", "**Do**");
            }
        }
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String document() throws IOException {
        return Files.readString(Sources.repository("docs/operations.md"));
    }
}
