package io.drawbridge.upload.object;

import io.drawbridge.upload.problem.Reason;
import io.drawbridge.upload.problem.Refusal;
import java.util.Optional;

/** What must hold of the object that is there, for the write to happen. */
public sealed interface Precondition {

    /** Whatever is there is replaced. */
    record None() implements Precondition {}

    /** Only where nothing is ({@code If-None-Match: *}). */
    record Absent() implements Precondition {}

    /** Only in place of the object with this ETag ({@code If-Match}). */
    record Matches(String etag) implements Precondition {}

    /** @throws Refusal for what S3 cannot decide at the write itself */
    static Precondition of(Optional<String> ifNoneMatch, Optional<String> ifMatch) {
        if (ifNoneMatch.isPresent() && ifMatch.isPresent()) {
            throw invalid("Send If-None-Match or If-Match, not both.");
        }
        if (ifNoneMatch.filter(value -> !"*".equals(value)).isPresent()) {
            throw invalid("If-None-Match must be * (create only).");
        }
        if (ifMatch.filter(value -> value.isBlank() || value.contains(",") || "*".equals(value))
                .isPresent()) {
            throw invalid("If-Match must be one ETag.");
        }
        return ifMatch.<Precondition>map(Matches::new)
                .orElseGet(() -> ifNoneMatch.isPresent() ? new Absent() : new None());
    }

    private static Refusal invalid(String detail) {
        return new Refusal(Reason.INVALID_HEADER, detail);
    }
}
