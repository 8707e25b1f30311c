package io.drawbridge.deploy.charts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A release on a cluster. There is no kubelet, so nothing waits for pods. */
record Release(Helm helm, Path chart, String chartName, String name, String namespace) {

    Release(Helm helm, Chart chart, String namespace) {
        this(helm, chart.folder(), chart.name(), "r", namespace);
    }

    Release named(String other) {
        return new Release(helm, chart, chartName, other, namespace);
    }

    /** The same release, made from a chart in another folder. */
    Release from(Path other) {
        return new Release(helm, other, chartName, name, namespace);
    }

    /** What its objects are called. */
    String object() {
        return name + "-" + chartName;
    }

    void install(String... values) {
        run(List.of("install", name, chart.toString()), values);
    }

    void upgrade(String... values) {
        run(List.of("upgrade", name, chart.toString()), values);
    }

    void rollback(int revision) {
        run(List.of("rollback", name, Integer.toString(revision)));
    }

    void uninstall() {
        run(List.of("uninstall", name));
    }

    private void run(List<String> command, String... values) {
        List<String> all = new ArrayList<>(command);
        all.add("--namespace=" + namespace);
        helm.run(all, values).expectSuccess();
    }
}
