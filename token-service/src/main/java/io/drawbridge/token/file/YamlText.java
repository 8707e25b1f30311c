package io.drawbridge.token.file;

import io.drawbridge.token.problem.ProblemException;
import java.util.Objects;
import java.util.function.Function;

/** Text of a file and where it stands. */
public record YamlText(String value, Place place) {

    public YamlText {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(place, "place");
    }

    /** What a parser of the domain makes of it; what it refuses is an error at this place. */
    public <T> T as(Function<String, T> parse) {
        try {
            return parse.apply(value);
        } catch (ProblemException e) {
            throw new FileFormatException(place, e.detail());
        }
    }

    /** Not the value, which may be a secret. */
    @Override
    public String toString() {
        return "YamlText[" + place + "]";
    }
}
