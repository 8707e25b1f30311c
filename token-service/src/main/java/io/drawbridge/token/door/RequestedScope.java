package io.drawbridge.token.door;

import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.scope.Action;
import io.drawbridge.token.scope.BucketName;
import io.drawbridge.token.scope.KeyPrefix;
import io.drawbridge.token.scope.ObjectKey;
import io.drawbridge.token.scope.Scope;
import io.drawbridge.token.scope.Target;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The fields of a body that name a scope, as they came; what was not sent is null. */
public record RequestedScope(String bucket, String key, String prefix, List<String> actions) {

    /** The same as parsed values, or a problem that says what to correct. */
    public Scope parse() {
        return new Scope(new BucketName(bucket), target(), actionSet());
    }

    private Target target() {
        if ((key == null) == (prefix == null)) {
            throw ProblemException.invalid("Give either key or prefix, and not both.");
        }
        if (key != null) {
            return new ObjectKey(key);
        }
        if (prefix.isEmpty()) {
            throw ProblemException.invalid("prefix must not be empty");
        }
        return new KeyPrefix(prefix);
    }

    private Set<Action> actionSet() {
        if (actions == null) {
            throw ProblemException.invalid("actions is missing");
        }
        EnumSet<Action> parsed = EnumSet.noneOf(Action.class);
        actions.forEach(name -> parsed.add(Action.parse(name)));
        return parsed;
    }
}
