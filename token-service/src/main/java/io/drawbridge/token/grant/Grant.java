package io.drawbridge.token.grant;

import io.drawbridge.token.caller.Caller;
import io.drawbridge.token.caller.Capability;
import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.scope.Action;
import io.drawbridge.token.scope.BucketName;
import io.drawbridge.token.scope.Scope;
import io.drawbridge.token.scope.Target;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** Who may do what to which keys of one bucket, and under which limits. */
public record Grant(
        String name, Audience audience, BucketName bucket, List<KeyPattern> keys, Set<Action> actions, Limits limits) {

    /** What a grant says beside what it allows. The size is in bytes. */
    public record Limits(Lifetime lifetime, OptionalLong maxObjectSize) {
        public Limits {
            Objects.requireNonNull(lifetime, "lifetime");
            if (maxObjectSize.isPresent() && maxObjectSize.getAsLong() < 1) {
                throw ProblemException.invalid("max-object-size must be positive");
            }
        }

        private Limits within(Capability.Limits ticket) {
            long size = Math.min(
                    maxObjectSize.orElse(Long.MAX_VALUE), ticket.maxSize().orElse(Long.MAX_VALUE));
            return new Limits(lifetime, size == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(size));
        }
    }

    public Grant {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(audience, "audience");
        Objects.requireNonNull(bucket, "bucket");
        Objects.requireNonNull(limits, "limits");
        keys = List.copyOf(keys);
        actions = Set.copyOf(actions);
        if (keys.isEmpty() || actions.isEmpty()) {
            throw ProblemException.invalid("allows nothing: give keys and actions");
        }
    }

    /** Whether this grant alone covers the scope for this caller. */
    public boolean allows(Caller caller, Scope scope) {
        return isFor(caller)
                && bucket.equals(scope.bucket())
                && permits(scope.actions())
                && covering(caller, scope).findAny().isPresent();
    }

    /** The same grant under limits that are tighter where the ticket's are. */
    Grant within(Capability.Limits ticket) {
        return new Grant(name, audience, bucket, keys, actions, limits.within(ticket));
    }

    boolean isFor(Caller caller) {
        return audience.includes(caller);
    }

    boolean permits(Set<Action> asked) {
        return actions.containsAll(asked);
    }

    /** The parts of this grant, for a caller, in which all of the scope's keys lie. */
    Stream<Target> covering(Caller caller, Scope scope) {
        return keys.stream()
                .flatMap(pattern -> pattern.resolve(caller.subject(), audience.groupsOf(caller)))
                .filter(target -> target.covers(scope.target()));
    }
}
