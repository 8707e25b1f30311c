package io.drawbridge.deploy.charts;

import io.drawbridge.deploy.tool.Output;
import io.drawbridge.deploy.tool.Tool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Helm 3 or Helm 4. */
record Helm(Tool tool) {

    static final List<String> VERSIONS = List.of("helm3", "helm4");

    static Helm installed(String version, Path folder) {
        return new Helm(Tool.installed(version, folder));
    }

    Helm withKubeconfig(Path kubeconfig) {
        return new Helm(tool.withKubeconfig(kubeconfig));
    }

    /** Renders a chart as release {@code r} in namespace {@code apps}, without a cluster. */
    Output template(Chart chart, String... arguments) {
        return run(List.of("template", "r", chart.folder().toString(), "--namespace=apps"), arguments);
    }

    Manifests render(Chart chart, String... arguments) {
        return Manifests.parse(template(chart, arguments).expectSuccess());
    }

    Output lint(Chart chart, String... arguments) {
        return run(List.of("lint", "--strict", chart.folder().toString()), arguments);
    }

    Output run(List<String> command, String... arguments) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(arguments));
        return tool.run(all.toArray(String[]::new));
    }
}
