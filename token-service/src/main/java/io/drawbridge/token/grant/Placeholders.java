package io.drawbridge.token.grant;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the placeholders of a key stand for, for one caller on one day (of UTC). Each has a segment of its own, so two
 * callers never get the same key by different splits: a-b + c and a + b-c.
 */
record Placeholders(String subject, Collection<String> groups, LocalDate today) {

    static final String SUBJECT = "{subject}";
    static final String GROUP = "{group}";
    static final String DATE = "{date}";
    static final String UUID = "{uuid}";

    static final List<String> KNOWN = List.of(SUBJECT, GROUP, DATE, UUID);

    /** As RFC 9562 writes it, in lower case: another spelling would be another key. */
    private static final Pattern CANONICAL_UUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** The text with everything but <code>{uuid}</code> filled in; nothing if a name is not safe in a key. */
    Stream<String> fill(String text) {
        if (text.contains(SUBJECT) && !PlaceholderValue.isSafe(subject)) {
            return Stream.empty();
        }
        String own = text.replace(SUBJECT, subject).replace(DATE, today.toString());
        return own.contains(GROUP)
                ? groups.stream().filter(PlaceholderValue::isSafe).map(group -> own.replace(GROUP, group))
                : Stream.of(own);
    }

    /** Fills <code>{uuid}</code> with what the asked key has in its place; nothing if that is no UUID. */
    static Stream<String> bindUuids(String text, String asked) {
        if (!text.contains(UUID)) {
            return Stream.of(text);
        }
        String[] bound = text.split("/", -1);
        String[] segments = asked.split("/", -1);
        for (int i = 0; i < bound.length; i++) {
            if (bound[i].contains(UUID)) {
                if (i >= segments.length || !fits(bound[i], segments[i])) {
                    return Stream.empty();
                }
                bound[i] = segments[i];
            }
        }
        return Stream.of(String.join("/", bound));
    }

    private static boolean fits(String pattern, String segment) {
        int at = pattern.indexOf(UUID);
        String before = pattern.substring(0, at);
        String after = pattern.substring(at + UUID.length());
        return segment.length() >= before.length() + after.length()
                && segment.startsWith(before)
                && segment.endsWith(after)
                && CANONICAL_UUID
                        .matcher(segment.substring(before.length(), segment.length() - after.length()))
                        .matches();
    }
}
