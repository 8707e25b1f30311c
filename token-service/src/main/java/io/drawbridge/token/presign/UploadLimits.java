package io.drawbridge.token.presign;

import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.scope.StoreProfile;
import io.drawbridge.token.vending.Vended;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * What the grant that allowed an upload says about the object, and what the store can promise: the one place in which
 * the rooms that sign look at it.
 *
 * @param maxSize in bytes
 */
public record UploadLimits(OptionalLong maxSize, StoreProfile store) {

    public UploadLimits {
        Objects.requireNonNull(maxSize, "maxSize");
        Objects.requireNonNull(store, "store");
    }

    public static UploadLimits of(Vended vended, StoreProfile store) {
        return new UploadLimits(vended.grant().limits().maxObjectSize(), store);
    }

    /** A store that ignores the condition would overwrite what is there, so it is not asked. */
    public boolean createOnly(boolean asked) {
        if (asked && !store.keepsConditions()) {
            throw ProblemException.invalid("create_only is not possible: it is not known that the store keeps to it.");
        }
        return asked;
    }

    /** An object of a size that is known. */
    public void requireSize(long size) {
        if (size > maxSize.orElse(Long.MAX_VALUE)) {
            throw ProblemException.invalid("The grant allows objects of " + maxSize.getAsLong() + " bytes at most.");
        }
    }

    /** A PUT of any size would pass the limit by. */
    PutConditions apply(PutConditions asked) {
        if (maxSize.isPresent() && asked.contentLength().isEmpty()) {
            throw ProblemException.invalid("The grant allows objects of " + maxSize.getAsLong()
                    + " bytes at most, so a PUT needs its content_length. A form (POST) does not.");
        }
        asked.contentLength().ifPresent(this::requireSize);
        return new PutConditions(asked.attributes(), asked.contentLength(), createOnly(asked.createOnly()));
    }

    /** The smaller of what is asked for and what is allowed. */
    long largestForm(FormConditions asked) {
        asked.maxSize().ifPresent(this::requireSize);
        return asked.maxSize().orElse(Math.min(maxSize.orElse(PostPolicy.LARGEST), PostPolicy.LARGEST));
    }
}
