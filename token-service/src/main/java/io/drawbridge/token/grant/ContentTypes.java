package io.drawbridge.token.grant;

import io.drawbridge.token.problem.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Media types of objects: {@code image/png}, or {@code image/*}; none named means any. */
public record ContentTypes(List<String> named) {

    public static final ContentTypes ANY = new ContentTypes(List.of());

    /** RFC 6838, section 4.2. */
    private static final String NAME = "[a-z0-9][a-z0-9!#$&^_.+-]{0,126}";

    private static final Pattern RULE = Pattern.compile(NAME + "/(" + NAME + "|\\*)");

    public ContentTypes {
        named = named.stream().map(type -> type.toLowerCase(Locale.ROOT)).toList();
        for (String type : named) {
            if (!RULE.matcher(type).matches()) {
                throw ProblemException.invalid("content types are written as type/subtype or type/*");
            }
        }
    }

    /** Whether an object may have this {@code Content-Type}; its parameters do not matter. */
    public boolean allows(String contentType) {
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return named.isEmpty() || named.stream().anyMatch(rule -> matches(rule, type));
    }

    /** What both allow; empty if that is nothing. */
    Optional<ContentTypes> within(ContentTypes other) {
        if (named.isEmpty() || other.named.isEmpty()) {
            return Optional.of(named.isEmpty() ? other : this);
        }
        List<String> both = Stream.concat(
                        named.stream().filter(other::allows),
                        other.named.stream().filter(this::allows))
                .distinct()
                .sorted()
                .toList();
        return both.isEmpty() ? Optional.empty() : Optional.of(new ContentTypes(both));
    }

    private static boolean matches(String rule, String type) {
        return rule.endsWith("/*") ? type.startsWith(rule.substring(0, rule.length() - 1)) : type.equals(rule);
    }
}
