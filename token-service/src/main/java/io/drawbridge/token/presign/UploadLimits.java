package io.drawbridge.token.presign;

import io.drawbridge.token.grant.Limits;
import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.scope.ObjectSettings;
import io.drawbridge.token.scope.StoreProfile;
import io.drawbridge.token.vending.Vended;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * What the decision that allowed an upload says about the object, and what the store can promise: the one place in which
 * the rooms that sign look at it.
 */
public record UploadLimits(Limits limits, StoreProfile store) {

    public UploadLimits {
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(store, "store");
    }

    public static UploadLimits of(Vended vended, StoreProfile store) {
        return new UploadLimits(vended.limits(), store);
    }

    /** In bytes. */
    public OptionalLong maxSize() {
        return limits.maxObjectSize();
    }

    /** What the object has to be written with. */
    public ObjectSettings settings() {
        return limits.settings();
    }

    /** A store that ignores the condition would overwrite what is there, so it is not asked. */
    public boolean createOnly(boolean asked) {
        boolean wanted = asked || limits.createOnly();
        if (wanted && !store.keepsConditions()) {
            throw ProblemException.invalid("create_only is not possible: it is not known that the store keeps to it.");
        }
        return wanted;
    }

    /** What the object is said to be must be among what is allowed. */
    public void requireType(ObjectAttributes attributes) {
        List<String> allowed = limits.contentTypes().named();
        boolean isAllowed = allowed.isEmpty()
                || attributes
                        .contentType()
                        .filter(limits.contentTypes()::allows)
                        .isPresent();
        if (!isAllowed) {
            throw ProblemException.invalid("Only these content types are allowed: " + String.join(", ", allowed) + ".");
        }
    }

    /** An object of a size that is known. */
    public void requireSize(long size) {
        if (size > maxSize().orElse(Long.MAX_VALUE)) {
            throw ProblemException.invalid("Objects of " + maxSize().getAsLong() + " bytes at most are allowed here.");
        }
    }

    /** A PUT of any size would pass the limit by. */
    PutConditions apply(PutConditions asked) {
        if (maxSize().isPresent() && asked.contentLength().isEmpty()) {
            throw ProblemException.invalid("Objects of " + maxSize().getAsLong()
                    + " bytes at most are allowed here, so a PUT needs its content_length. A form (POST) does not.");
        }
        asked.contentLength().ifPresent(this::requireSize);
        requireType(asked.attributes());
        return new PutConditions(asked.attributes(), asked.contentLength(), createOnly(asked.createOnly()), settings());
    }

    /** The smaller of what is asked for and what is allowed. */
    long largestForm(FormConditions asked) {
        if (limits.createOnly()) {
            throw ProblemException.invalid("Nothing may be replaced here, and a form cannot promise that: upload in"
                    + " parts (Uppy: set shouldUseMultipart to true) or by PUT.");
        }
        if (!settings().tags().isEmpty()) {
            throw ProblemException.invalid("Objects have to be tagged here, and a form cannot do that: upload in parts"
                    + " (Uppy: set shouldUseMultipart to true) or by PUT.");
        }
        requireType(asked.attributes());
        asked.maxSize().ifPresent(this::requireSize);
        return asked.maxSize().orElse(Math.min(maxSize().orElse(PostPolicy.LARGEST), PostPolicy.LARGEST));
    }
}
