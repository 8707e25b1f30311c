package io.drawbridge.token.file;

import io.drawbridge.token.file.FileFormatException.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keys and values of a YAML mapping, each key once. Who reads one says which keys there are ({@link #allowOnly}) and then
 * takes them by name; everything that is wrong is a {@link FileFormatException} with its line and column.
 */
public final class YamlMap {

    private final Place place;
    private final Map<String, YamlValue> values;

    YamlMap(Place place, Map<String, YamlValue> values) {
        this.place = place;
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * A file whose whole content is one mapping.
     *
     * @param file its name, for the places of errors
     */
    public static YamlMap parse(String file, String content) {
        return YamlReader.read(file, content);
    }

    public Place place() {
        return place;
    }

    /** Refuses all keys but these: a misspelled limit would be no limit. */
    public void allowOnly(String... known) {
        List<Finding> unknown = values.entrySet().stream()
                .filter(entry -> Stream.of(known).noneMatch(entry.getKey()::equals))
                .map(entry -> new Finding(
                        entry.getValue().keyPlace(),
                        "unknown key '" + entry.getKey() + "'; known here: "
                                + Stream.of(known).sorted().collect(Collectors.joining(", "))))
                .toList();
        if (!unknown.isEmpty()) {
            throw new FileFormatException(unknown);
        }
    }

    public Optional<YamlValue> find(String key) {
        return Optional.ofNullable(values.get(key));
    }

    public YamlValue get(String key) {
        return find(key).orElseThrow(() -> new FileFormatException(place, "'" + key + "' is missing"));
    }

    public Map<String, YamlValue> values() {
        return values;
    }

    /** Reads every value, and only then says what is wrong with any of them. */
    public <T> List<T> each(Function<Map.Entry<String, YamlValue>, T> read) {
        List<T> all = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (Map.Entry<String, YamlValue> entry : values.entrySet()) {
            try {
                all.add(read.apply(entry));
            } catch (FileFormatException e) {
                findings.addAll(e.findings());
            }
        }
        if (!findings.isEmpty()) {
            throw new FileFormatException(findings);
        }
        return all;
    }
}
