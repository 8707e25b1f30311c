package io.drawbridge.token.presign;

import io.drawbridge.token.caller.Capability;
import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.scope.StoreProfile;
import io.drawbridge.token.vending.Vended;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the grant that allowed an upload and the caller's ticket say about the object, and what the store can promise: the one place in which
 * the rooms that sign look at it.
 *
 * @param maxSize in bytes
 * @param onlyCreate whether nothing may be replaced, whatever is asked for
 * @param contentTypes the only ones; any if empty
 */
public record UploadLimits(OptionalLong maxSize, boolean onlyCreate, Set<String> contentTypes, StoreProfile store) {

    public UploadLimits {
        Objects.requireNonNull(maxSize, "maxSize");
        Objects.requireNonNull(store, "store");
        contentTypes = Set.copyOf(contentTypes);
    }

    public static UploadLimits of(Vended vended, StoreProfile store) {
        Capability.Limits ticket = vended.ticket();
        return new UploadLimits(
                vended.grant().limits().maxObjectSize(), ticket.createOnly(), ticket.contentTypes(), store);
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
        boolean isAllowed =
                attributes.contentType().filter(contentTypes::contains).isPresent();
        if (!contentTypes.isEmpty() && !isAllowed) {
            throw ProblemException.invalid("Only these content types are allowed: "
                    + contentTypes.stream().sorted().collect(Collectors.joining(", ")) + ".");
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
