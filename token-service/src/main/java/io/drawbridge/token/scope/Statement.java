package io.drawbridge.token.scope;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** One statement of a session policy; knows its JSON. */
record Statement(Effect effect, List<String> actions, String resource, Optional<String> prefixLike) {

    enum Effect {
        ALLOW("Allow"),
        DENY("Deny");

        private final String json;

        Effect(String json) {
            this.json = json;
        }
    }

    Statement {
        Objects.requireNonNull(effect, "effect");
        Objects.requireNonNull(resource, "resource");
        actions = List.copyOf(actions);
    }

    static Statement allow(List<String> actions, String resource) {
        return new Statement(Effect.ALLOW, actions, resource, Optional.empty());
    }

    /** Only requests whose {@code prefix} parameter is like this. */
    Statement where(String prefix) {
        return new Statement(effect, actions, resource, Optional.of(prefix));
    }

    /** As short as can be: STS counts the characters. */
    String json() {
        return "{\"Effect\":" + quote(effect.json)
                + ",\"Action\":" + actions.stream().map(Statement::quote).collect(Collectors.joining(",", "[", "]"))
                + ",\"Resource\":" + quote(resource)
                + prefixLike
                        .map(like -> ",\"Condition\":{\"StringLike\":{\"s3:prefix\":" + quote(like) + "}}")
                        .orElse("")
                + "}";
    }

    private static String quote(String text) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
    }
}
