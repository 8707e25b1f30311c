package io.drawbridge.token.grant;

import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.scope.KeyPrefix;
import io.drawbridge.token.scope.ObjectKey;
import io.drawbridge.token.scope.Target;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Keys that a grant covers: an exact key, or everything under a folder by a last segment {@code *}. A segment may hold
 * one placeholder: {@code {subject}} and {@code {group}} are the caller's own, {@code {date}} is today in UTC, and
 * {@code {uuid}} is any UUID that the caller chooses.
 */
public final class KeyPattern {

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
        pattern.target(PLACEHOLDER.matcher(pattern.stem).replaceAll("x"));
        return pattern;
    }

    /**
     * What this pattern covers around the asked target: a UUID folder is only ever the one that was asked for, so no
     * lease and no prefix reaches over several.
     */
    Stream<Target> resolve(Placeholders placeholders, Target asked) {
        return placeholders
                .fill(stem)
                .flatMap(filled -> Placeholders.bindUuids(filled, asked.value()))
                .flatMap(this::targetIfAny);
    }

    /** For people: as {@link #resolve}, with <code>{uuid}</code> as it is. */
    Stream<String> describe(Placeholders placeholders) {
        return placeholders.fill(stem).map(filled -> isPrefix ? filled + "*" : filled);
    }

    /** A name so long that no key has room for it covers nothing. */
    private Stream<Target> targetIfAny(String resolved) {
        try {
            return Stream.of(target(resolved));
        } catch (ProblemException e) {
            return Stream.empty();
        }
    }

    private Target target(String resolved) {
        return isPrefix ? new KeyPrefix(resolved) : new ObjectKey(resolved);
    }

    private static void checkSegment(String text, String segment) {
        List<String> placeholders = PLACEHOLDER
                .matcher(segment)
                .results()
                .map(match -> match.group())
                .toList();
        String rest = PLACEHOLDER.matcher(segment).replaceAll("");
        if (placeholders.size() > 1
                || !Placeholders.KNOWN.containsAll(placeholders)
                || rest.indexOf('{') >= 0
                || rest.indexOf('}') >= 0) {
            throw ProblemException.invalid(
                    "'" + text + "': a segment may hold one placeholder, of " + String.join(", ", Placeholders.KNOWN));
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
