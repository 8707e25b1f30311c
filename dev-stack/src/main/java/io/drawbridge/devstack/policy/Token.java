package io.drawbridge.devstack.policy;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A piece of a {@link Glob}. */
sealed interface Token {

    static Token ofCharacter(int character) {
        return switch (character) {
            case '*' -> Wildcard.RUN;
            case '?' -> Wildcard.ONE;
            default -> new Literal(character);
        };
    }

    /** @param body what stands between the braces */
    static Token ofVariable(String body) {
        return switch (body) {
            case "*", "?", "$" -> new Literal(body.charAt(0));
            default -> Variable.parse(body);
        };
    }

    /** One code point that stands for itself. */
    record Literal(int character) implements Token {}

    enum Wildcard implements Token {
        RUN,
        ONE
    }

    /** A variable; its value never acts as a wildcard. Names are the same in upper and lower case. */
    record Variable(String name, Optional<String> otherwise) implements Token {

        private static final Pattern FORM = Pattern.compile("([A-Za-z0-9:/._-]+)(?:\\s*,\\s*'([^']*)')?");

        static Variable parse(String body) {
            Matcher matcher = FORM.matcher(body);
            if (!matcher.matches()) {
                throw new MalformedPolicyException("Not a policy variable: ${" + body + "}");
            }
            return new Variable(matcher.group(1).toLowerCase(Locale.ROOT), Optional.ofNullable(matcher.group(2)));
        }

        Optional<String> value(Map<String, String> values) {
            return Optional.ofNullable(values.get(name)).or(() -> otherwise);
        }
    }
}
