package io.drawbridge.token.grant;

import io.drawbridge.token.caller.Caller;
import io.drawbridge.token.caller.CallerKind;
import io.drawbridge.token.problem.ProblemException;
import java.util.Collection;
import java.util.Set;

/**
 * Whom a grant is for: callers whose subject or one of whose groups is named (all, if none is named), and whose kind is
 * (any, if none is).
 */
public record Audience(Set<String> subjects, Set<String> groups, Set<CallerKind> kinds) {

    public Audience {
        subjects = Set.copyOf(subjects);
        groups = Set.copyOf(groups);
        kinds = Set.copyOf(kinds);
        if (subjects.isEmpty() && groups.isEmpty() && kinds.isEmpty()) {
            throw ProblemException.invalid("names nobody: give subjects, groups or kinds");
        }
    }

    boolean includes(Caller caller) {
        return isOfKind(caller) && isNamed(caller);
    }

    /**
     * What {@code {group}} may stand for: only groups that the grant names, if it names some, so that a caller's other
     * memberships open nothing.
     */
    Collection<String> groupsOf(Caller caller) {
        if (groups.isEmpty()) {
            return caller.groups();
        }
        return caller.groups().stream().filter(groups::contains).toList();
    }

    private boolean isOfKind(Caller caller) {
        return kinds.isEmpty() || kinds.contains(caller.kind());
    }

    private boolean isNamed(Caller caller) {
        return subjects.isEmpty() && groups.isEmpty()
                || subjects.contains(caller.subject())
                || caller.groups().stream().anyMatch(groups::contains);
    }
}
