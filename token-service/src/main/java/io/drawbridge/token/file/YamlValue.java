package io.drawbridge.token.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** The value of a key; of the type that its reader asks for, or an error that says which. */
public final class YamlValue {

    private final String file;
    private final Place keyPlace;
    private final Node node;

    YamlValue(String file, Place keyPlace, Node node) {
        this.file = file;
        this.keyPlace = keyPlace;
        this.node = node;
    }

    public Place keyPlace() {
        return keyPlace;
    }

    public Place place() {
        return YamlReader.place(file, node);
    }

    /** Text; a number, a date or {@code yes} has to be quoted to be text. */
    public YamlText text() {
        return text(node);
    }

    /** Text or number, as it is written: for lifetimes such as {@code 2h} and sizes such as {@code 1000}. */
    public YamlText scalar() {
        if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
            return new YamlText(scalar.getValue(), place());
        }
        throw new FileFormatException(place(), "must be one value");
    }

    public boolean bool() {
        if (node instanceof ScalarNode scalar && scalar.isPlain()) {
            if (scalar.getValue().equals("true")) {
                return true;
            }
            if (scalar.getValue().equals("false")) {
                return false;
            }
        }
        throw new FileFormatException(place(), "must be true or false");
    }

    /** A list of text. */
    public List<YamlText> texts() {
        if (node instanceof SequenceNode list) {
            return list.getValue().stream().map(this::text).toList();
        }
        throw new FileFormatException(place(), "must be a list of text, such as [a, b]");
    }

    public YamlMap map() {
        if (node instanceof MappingNode mapping) {
            return YamlReader.map(file, mapping);
        }
        throw new FileFormatException(place(), "must be a mapping of keys to values");
    }

    /** A mapping of text to text. */
    public Map<String, YamlText> textMap() {
        Map<String, YamlText> texts = new LinkedHashMap<>();
        map().values().forEach((key, value) -> texts.put(key, value.text()));
        return texts;
    }

    private YamlText text(Node of) {
        Place at = YamlReader.place(file, of);
        if (of instanceof ScalarNode scalar && scalar.getTag().equals(Tag.STR)) {
            return new YamlText(scalar.getValue(), at);
        }
        boolean scalar = of instanceof ScalarNode && !of.getTag().equals(Tag.NULL);
        throw new FileFormatException(at, scalar ? "must be text: put it in quotes" : "must be text");
    }
}
