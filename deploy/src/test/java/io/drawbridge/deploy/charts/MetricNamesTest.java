package io.drawbridge.deploy.charts;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.deploy.tool.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Alerts and dashboards ask for metrics that the service has. */
class MetricNamesTest {

    private static final Pattern USED = Pattern.compile("drawbridge_[a-z_]+");
    private static final Pattern DECLARED = Pattern.compile("\"(drawbridge[._][a-z._]+)\"");

    static Stream<Chart> charts() {
        return Chart.all();
    }

    @ParameterizedTest
    @MethodSource("charts")
    void areThoseOfTheService(Chart chart) throws IOException {
        Set<String> used = new TreeSet<>();
        for (String file : new String[] {"files/alerts.yaml", "files/dashboard.json"}) {
            USED.matcher(Files.readString(chart.folder().resolve(file)))
                    .results()
                    .forEach(match -> used.add(match.group()));
        }
        Set<String> declared = declared(Sources.repository(chart + "/src/main/java"));
        assertThat(used).hasSizeGreaterThan(3).allSatisfy(name -> assertThat(declared)
                .as("%s of %s", name, chart)
                .anyMatch(known -> isOf(name, known)));
    }

    /** Prometheus' names of a meter: with a unit and what is counted at the end; some are put together in the code. */
    private static boolean isOf(String name, String known) {
        return known.endsWith("_")
                ? name.startsWith(known)
                : name.matches(Pattern.quote(known) + "(_seconds)?(_total|_count|_sum|_max)?");
    }

    private static Set<String> declared(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> DECLARED.matcher(read(file)).results())
                    .map(match -> match.group(1).replace('.', '_'))
                    .collect(Collectors.toSet());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
