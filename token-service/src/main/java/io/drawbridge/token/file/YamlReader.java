package io.drawbridge.token.file;

import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * YAML as nodes that know their lines. The library's constructors, which make objects by name, are not used: there is
 * nothing to register for a native executable, and nothing that a tag could make.
 */
final class YamlReader {

    private static final int DEPTH = 10;

    private YamlReader() {}

    static YamlMap read(String file, String content) {
        Place start = new Place(file, 1, 1);
        Node root;
        try {
            root = compose(content);
        } catch (MarkedYAMLException e) {
            Place at = e.getProblemMark() == null ? start : place(file, e.getProblemMark());
            throw new FileFormatException(at, "is not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw new FileFormatException(
                    start, "is not YAML that can be read: control characters, too many aliases, or nested too deep");
        }
        if (root instanceof MappingNode mapping) {
            return map(file, mapping);
        }
        throw new FileFormatException(root == null ? start : place(file, root), "must be a mapping of keys to values");
    }

    /** Each key once: YAML's libraries let the last one win, and who wrote the first one would not know. */
    static YamlMap map(String file, MappingNode mapping) {
        Map<String, YamlValue> values = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Place at = place(file, tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw new FileFormatException(at, "a key must be text");
            }
            YamlValue first = values.putIfAbsent(key.getValue(), new YamlValue(file, at, tuple.getValueNode()));
            if (first != null) {
                throw new FileFormatException(
                        at,
                        "the key '" + key.getValue() + "' is already in line "
                                + first.keyPlace().line());
            }
        }
        return new YamlMap(place(file, mapping), values);
    }

    static Place place(String file, Node node) {
        return place(file, node.getStartMark());
    }

    private static Node compose(String content) {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(DEPTH);
        return new Composer(new ParserImpl(new StreamReader(content), options), new Resolver(), options)
                .getSingleNode();
    }

    private static Place place(String file, Mark mark) {
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
