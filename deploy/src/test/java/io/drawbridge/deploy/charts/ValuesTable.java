package io.drawbridge.deploy.charts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The keys of a values file, with their defaults and the comment that stands above each. */
final class ValuesTable {

    /** @param text what the comment says, empty without one */
    record Row(String key, String value, String text) {}

    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Deque<String> path = new ArrayDeque<>();
    private final List<String> comment = new ArrayList<>();
    private final int indent;

    private ValuesTable(int indent) {
        this.indent = indent;
    }

    /** @param under the map whose keys are wanted, such as {@code exports.defaults}, or empty for all of the file */
    static Map<String, Row> read(Path file, String under) throws IOException {
        ValuesTable table = new ValuesTable(under.isEmpty() ? 0 : under.split("\\.").length);
        for (String line : Files.readAllLines(file)) {
            table.take(line);
        }
        return table.rows;
    }

    private void take(String line) {
        String text = line.strip();
        int depth = (line.length() - line.stripLeading().length()) / 2 - indent;
        if (text.startsWith("#")) {
            comment.add(text.substring(1).strip());
            return;
        }
        if (depth >= 0 && text.matches("[A-Za-z]\\w*:.*")) {
            while (path.size() > depth) {
                path.removeLast();
            }
            String name = text.substring(0, text.indexOf(':'));
            path.addLast(name);
            String key = String.join(".", path);
            rows.put(key, new Row(key, text.substring(name.length() + 1).strip(), String.join(" ", comment)));
        } else if (depth >= 0 && !path.isEmpty() && !text.isEmpty()) {
            String key = path.stream()
                    .limit(Math.max(1, Math.min(path.size(), depth + 1)))
                    .collect(Collectors.joining("."));
            rows.computeIfPresent(key, (k, row) -> new Row(k, "see values.yaml", row.text()));
        }
        comment.clear();
    }
}
