package io.drawbridge.token.presign;

import java.util.Objects;
import java.util.OptionalLong;

/** What a form must bring to be taken: at most so many bytes, if that is given. */
public record FormConditions(ObjectAttributes attributes, OptionalLong maxSize) {

    public FormConditions {
        Objects.requireNonNull(attributes, "attributes");
        Objects.requireNonNull(maxSize, "maxSize");
    }
}
