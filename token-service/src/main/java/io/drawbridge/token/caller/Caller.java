package io.drawbridge.token.caller;

import io.drawbridge.token.problem.ProblemException;
import java.util.Set;

/** Who asks: a name, the groups it is in, and how it proved that. */
public record Caller(String subject, Set<String> groups, CallerKind kind) {

    private static final int MAX_NAME_LENGTH = 256;

    public Caller {
        requireName("subject", subject);
        groups = Set.copyOf(groups);
        groups.forEach(group -> requireName("group", group));
        if (kind == null) {
            throw ProblemException.invalid("a caller has a kind");
        }
    }

    private static void requireName(String what, String name) {
        if (name == null || name.isBlank() || name.length() > MAX_NAME_LENGTH) {
            throw ProblemException.invalid("a caller's " + what + " has 1 to " + MAX_NAME_LENGTH + " characters");
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.invalid("a caller's " + what + " has no control characters");
        }
    }
}
