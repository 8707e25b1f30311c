package io.drawbridge.token.multipart;

import io.drawbridge.token.presign.ObjectAttributes;
import io.drawbridge.token.presign.UrlLifetime;
import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.scope.ObjectAddress;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * An upload to begin.
 *
 * @param size of the object in bytes; where it is known, parts are exactly as planned and nothing else is completed
 * @param createOnly whether it is refused when the object is there already
 * @param lifetime of the URLs of its parts
 */
public record NewUpload(
        ObjectAddress object,
        ObjectAttributes attributes,
        OptionalLong size,
        boolean createOnly,
        UrlLifetime lifetime) {

    public NewUpload {
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(attributes, "attributes");
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(lifetime, "lifetime");
        if (size.isPresent() && (size.getAsLong() < 0 || size.getAsLong() > PartPlan.LARGEST_OBJECT)) {
            throw ProblemException.invalid("size must be between 0 and " + PartPlan.LARGEST_OBJECT + " bytes");
        }
    }
}
