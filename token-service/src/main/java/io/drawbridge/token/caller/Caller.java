package io.drawbridge.token.caller;

import io.drawbridge.token.problem.ProblemException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Who asks: a name, the groups it is in, and how it proved that. Who holds a ticket asks in the name of its issuer, and
 * within the ticket's capability.
 */
public record Caller(String subject, Set<String> groups, CallerKind kind, Optional<Capability> capability) {

    private static final int MAX_NAME_LENGTH = 256;

    public Caller {
        requireName("subject", subject);
        groups = Set.copyOf(groups);
        groups.forEach(group -> requireName("group", group));
        Objects.requireNonNull(capability, "capability");
        if (kind == null) {
            throw ProblemException.invalid("a caller has a kind");
        }
        if ((kind == CallerKind.TICKET) != capability.isPresent()) {
            throw ProblemException.invalid("a ticket, and nothing else, comes with a capability");
        }
    }

    /** Somebody who asks for itself. */
    public Caller(String subject, Set<String> groups, CallerKind kind) {
        this(subject, groups, kind, Optional.empty());
    }

    /** Whoever holds a ticket that this caller made. */
    public Caller through(Capability ticket) {
        return new Caller(subject, groups, CallerKind.TICKET, Optional.of(ticket));
    }

    /** Whose grants count: the issuer of the ticket, or the caller itself. */
    public Caller principal() {
        return capability
                .map(ticket -> new Caller(subject, groups, ticket.issuer()))
                .orElse(this);
    }

    /** Whose requests are counted together: who has many tickets has no more of them. */
    public String limitedAs() {
        return principal().kind() + " " + subject;
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
