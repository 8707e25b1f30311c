package io.drawbridge.token.scope;

import io.drawbridge.token.problem.ProblemException;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/** What is asked for or given: some actions on one key or prefix of one bucket. */
public record Scope(BucketName bucket, Target target, Set<Action> actions) {

    public Scope {
        Objects.requireNonNull(bucket, "bucket");
        Objects.requireNonNull(target, "target");
        actions = inOrder(actions);
        if (actions.contains(Action.LIST) && target instanceof ObjectKey) {
            throw ProblemException.invalid("the action 'list' needs a prefix instead of a key");
        }
    }

    /** The same actions somewhere else in the bucket. */
    public Scope at(Target other) {
        return new Scope(bucket, other, actions);
    }

    private static Set<Action> inOrder(Collection<Action> actions) {
        if (actions.isEmpty()) {
            throw ProblemException.invalid("actions must not be empty");
        }
        return Collections.unmodifiableSet(EnumSet.copyOf(actions));
    }
}
