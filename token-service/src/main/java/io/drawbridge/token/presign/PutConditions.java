package io.drawbridge.token.presign;

import io.drawbridge.token.problem.ProblemException;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * What a PUT must be like to be taken.
 *
 * @param contentLength exactly, in bytes; any if empty
 * @param createOnly whether it is refused when the object is there already
 */
public record PutConditions(ObjectAttributes attributes, OptionalLong contentLength, boolean createOnly) {

    public PutConditions {
        Objects.requireNonNull(attributes, "attributes");
        Objects.requireNonNull(contentLength, "contentLength");
        if (contentLength.isPresent()
                && (contentLength.getAsLong() < 0 || contentLength.getAsLong() > PostPolicy.LARGEST)) {
            throw ProblemException.invalid("content_length must be between 0 and " + PostPolicy.LARGEST
                    + " bytes; larger objects are uploaded in parts by POST /v1/uploads");
        }
    }
}
