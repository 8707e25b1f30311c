package io.drawbridge.token.presign;

import io.drawbridge.token.grant.ContentTypes;
import io.drawbridge.token.grant.Limits;
import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.scope.ObjectSettings;
import io.drawbridge.token.scope.StoreProfile;
import io.drawbridge.token.vending.Vended;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * What the grant that allowed an upload says, within the caller's ticket, about the object, and what the store can promise: the one place in which
 * the rooms that sign look at it.
 *
 * @param maxSize in bytes
 * @param onlyCreate whether nothing may be replaced, whatever is asked for
 * @param contentTypes the only ones; any if empty
 */
public record UploadLimits(OptionalLong maxSize, boolean onlyCreate, ContentTypes contentTypes, StoreProfile store) {

    public UploadLimits {
        Objects.requireNonNull(maxSize, "maxSize");
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(contentTypes, "contentTypes");
    }

    public static UploadLimits of(Vended vended, StoreProfile store) {
        Limits limits = vended.limits();
        if (!limits.settings().equals(ObjectSettings.NONE)) {
            throw ProblemException.invalid("The grant demands encryption or tags, which nothing that is signed here"
                    + " carries yet; use session credentials (POST /v1/credentials).");
        }
        return new UploadLimits(limits.maxObjectSize(), limits.createOnly(), limits.contentTypes(), store);
    }

    /** A store that ignores the condition would overwrite what is there, so it is not asked. */
    public boolean createOnly(boolean asked) {
        boolean wanted = asked || onlyCreate;
        if (wanted && !store.keepsConditions()) {
            throw ProblemException.invalid("create_only is not possible: it is not known that the store keeps to it.");
        }
        return wanted;
    }

    /** What the object is said to be must be among what is allowed. */
    public void requireType(ObjectAttributes attributes) {
        boolean isAllowed = contentTypes.named().isEmpty()
                || attributes.contentType().filter(contentTypes::allows).isPresent();
        if (!isAllowed) {
            throw ProblemException.invalid(
                    "Only these content types are allowed: " + String.join(", ", contentTypes.named()) + ".");
        }
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
        requireType(asked.attributes());
        return new PutConditions(asked.attributes(), asked.contentLength(), createOnly(asked.createOnly()));
    }

    /** The smaller of what is asked for and what is allowed. */
    long largestForm(FormConditions asked) {
        if (onlyCreate) {
            throw ProblemException.invalid("Nothing may be replaced here, and a form cannot promise that: upload in"
                    + " parts (Uppy: set shouldUseMultipart to true) or by PUT.");
        }
        requireType(asked.attributes());
        asked.maxSize().ifPresent(this::requireSize);
        return asked.maxSize().orElse(Math.min(maxSize.orElse(PostPolicy.LARGEST), PostPolicy.LARGEST));
    }
}
