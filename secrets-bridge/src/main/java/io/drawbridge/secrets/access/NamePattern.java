package io.drawbridge.secrets.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A name of Kubernetes, in which {@code *} stands for any characters. */
public record NamePattern(String text, Pattern pattern) {

    private static final Pattern ALLOWED = Pattern.compile("[-a-z0-9.*]{1,253}");

    /** Throws {@link IllegalArgumentException} for what no name can match. */
    static NamePattern parse(String text) {
        if (!ALLOWED.matcher(text).matches()) {
            throw new IllegalArgumentException("neither a name nor a pattern with *: " + text);
        }
        String regex = Arrays.stream(text.split("\\*+", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return new NamePattern(text, Pattern.compile(regex));
    }

    static boolean any(Collection<NamePattern> patterns, String name) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(name));
    }

    boolean matches(String name) {
        return pattern.matcher(name).matches();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NamePattern name && name.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
