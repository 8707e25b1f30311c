package io.drawbridge.token.grant;

import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.scope.KeyPrefix;
import io.drawbridge.token.scope.ObjectKey;
import io.drawbridge.token.scope.Target;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Keys that a grant covers: an exact key, or everything under a folder by a last segment {@code *}. A segment may hold
 * one of {@code {subject}} and {@code {group}}, which stand for the caller's own.
 */
public final class KeyPattern {

    private static final String SUBJECT = "{subject}";
    private static final String GROUP = "{group}";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}/]*}");

    private final String text;
    private final String stem;
    private final boolean isPrefix;

    private KeyPattern(String text) {
        this.text = text;
        this.isPrefix = text.equals("*") || text.endsWith("/*");
        this.stem = isPrefix ? text.substring(0, text.length() - 1) : text;
    }

    /** Refuses what could mean more than its writer saw in it. */
    public static KeyPattern parse(String text) {
        KeyPattern pattern = new KeyPattern(text);
        if (pattern.stem.indexOf('*') >= 0 || pattern.stem.indexOf('?') >= 0) {
            throw ProblemException.invalid("'" + text + "': '*' must be the whole last segment, and there is no '?'");
        }
        Stream.of(pattern.stem.split("/")).forEach(segment -> checkSegment(text, segment));
        pattern.target(pattern.stem.replace(SUBJECT, "x").replace(GROUP, "x"));
        return pattern;
    }

    /** Everything this pattern covers for a caller of this name, in any of these groups. */
    Stream<Target> resolve(String subject, Collection<String> groups) {
        if (stem.contains(SUBJECT) && !PlaceholderValue.isSafe(subject)) {
            return Stream.empty();
        }
        String own = stem.replace(SUBJECT, subject);
        if (!stem.contains(GROUP)) {
            return targets(List.of(own));
        }
        return targets(groups.stream()
                .filter(PlaceholderValue::isSafe)
                .map(group -> own.replace(GROUP, group))
                .toList());
    }

    private Stream<Target> targets(List<String> resolved) {
        return resolved.stream().flatMap(value -> {
            try {
                return Stream.of(target(value));
            } catch (ProblemException e) {
                return Stream.empty(); // a name so long that no key has room for it covers nothing
            }
        });
    }

    private Target target(String resolved) {
        return isPrefix ? new KeyPrefix(resolved) : new ObjectKey(resolved);
    }

    /** Two placeholders in one segment could give two callers the same key: a-b + c and a + b-c. */
    private static void checkSegment(String text, String segment) {
        List<String> placeholders = PLACEHOLDER
                .matcher(segment)
                .results()
                .map(match -> match.group())
                .toList();
        String rest = PLACEHOLDER.matcher(segment).replaceAll("");
        boolean known = placeholders.stream().allMatch(name -> name.equals(SUBJECT) || name.equals(GROUP));
        if (placeholders.size() > 1 || !known || rest.indexOf('{') >= 0 || rest.indexOf('}') >= 0) {
            throw ProblemException.invalid(
                    "'" + text + "': a segment may hold one placeholder, of " + SUBJECT + " and " + GROUP);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
