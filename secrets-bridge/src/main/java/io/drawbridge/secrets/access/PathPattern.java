package io.drawbridge.secrets.access;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Paths as a Vault policy writes them: {@code *} at the end is any rest, {@code +} any one segment, and
 * {@code {namespace}} the tenant's own namespace.
 *
 * @see <a href="https://openbao.org/docs/concepts/policies/">OpenBao: policies</a>
 */
record PathPattern(List<String> segments, boolean open) {

    private static final String NAMESPACE = "{namespace}";

    PathPattern {
        segments = List.copyOf(segments);
    }

    /** Parses one entry of a rule's {@code paths}. */
    static PathPattern parse(String text) {
        boolean open = text.endsWith("*");
        String fixed = open ? text.substring(0, text.length() - 1) : text;
        if (fixed.contains("*")) {
            throw new IllegalArgumentException("* may stand at the end only: " + text);
        }
        List<String> segments = Arrays.asList(fixed.split("/", -1));
        int last = segments.size() - 1;
        for (int i = 0; i <= last; i++) {
            checkSegment(segments.get(i), open && i == last, text);
        }
        return new PathPattern(segments, open);
    }

    boolean matches(SecretPath path, String namespace) {
        List<String> asked = path.segments();
        int last = segments.size() - 1;
        if (open ? asked.size() <= last : asked.size() != segments.size()) {
            return false;
        }
        boolean exact = IntStream.range(0, last).allMatch(i -> matches(i, asked.get(i), namespace));
        return exact
                && (open
                        ? asked.get(last).startsWith(fill(last, namespace))
                        : matches(last, asked.get(last), namespace));
    }

    /** Whether a path below this folder can match. */
    boolean reaches(SecretPath folder, String namespace) {
        List<String> asked = folder.segments();
        int last = segments.size() - 1;
        int common = Math.min(asked.size(), last);
        if (!IntStream.range(0, common).allMatch(i -> matches(i, asked.get(i), namespace))) {
            return false;
        }
        return asked.size() <= last || open && asked.get(last).startsWith(fill(last, namespace));
    }

    private boolean matches(int index, String segment, String namespace) {
        return segments.get(index).equals("+") || fill(index, namespace).equals(segment);
    }

    private String fill(int index, String namespace) {
        return segments.get(index).replace(NAMESPACE, namespace);
    }

    private static void checkSegment(String segment, boolean mayBeEmpty, String text) {
        if (segment.isEmpty() && !mayBeEmpty) {
            throw new IllegalArgumentException("empty segment: " + text);
        }
        if (segment.equals(".") || segment.equals("..")) {
            throw new IllegalArgumentException("dot segment: " + text);
        }
        String rest = segment.replace(NAMESPACE, "");
        if (rest.contains("{") || rest.contains("}")) {
            throw new IllegalArgumentException("unknown placeholder, only {namespace} is filled: " + text);
        }
        if (segment.contains("+") && !segment.equals("+")) {
            throw new IllegalArgumentException("+ stands for a whole segment: " + text);
        }
    }
}
