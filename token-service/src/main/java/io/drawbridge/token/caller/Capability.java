package io.drawbridge.token.caller;

import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.scope.Scope;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a ticket leaves of what its issuer may do. Narrows only: the grants of the issuer decide each time anew.
 *
 * @param id names the ticket in logs and in the denylist; opens nothing
 * @param issuer how the caller who made the ticket had proved itself
 * @param limits beyond those of the grant
 */
public record Capability(String id, CallerKind issuer, Scope scope, Instant expiration, Limits limits) {

    /** What one object may be. The size is in bytes; no content type means any. */
    public record Limits(OptionalLong maxSize, boolean createOnly, Set<String> contentTypes) {

        public static final Limits NONE = new Limits(OptionalLong.empty(), false, Set.of());

        public Limits {
            Objects.requireNonNull(maxSize, "maxSize");
            contentTypes = Set.copyOf(contentTypes);
            if (maxSize.isPresent() && maxSize.getAsLong() < 1) {
                throw ProblemException.invalid("max_size must be positive");
            }
        }
    }

    public Capability {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(expiration, "expiration");
        Objects.requireNonNull(limits, "limits");
        if (issuer == CallerKind.TICKET) {
            throw ProblemException.invalid("a ticket is not made by a ticket");
        }
    }

    /** Whether everything of that scope is also in this one. */
    public boolean covers(Scope asked) {
        return scope.bucket().equals(asked.bucket())
                && scope.target().covers(asked.target())
                && scope.actions().containsAll(asked.actions());
    }
}
