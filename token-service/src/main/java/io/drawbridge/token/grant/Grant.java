package io.drawbridge.token.grant;

import io.drawbridge.token.caller.Caller;
import io.drawbridge.token.caller.Capability;
import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.scope.Action;
import io.drawbridge.token.scope.BucketName;
import io.drawbridge.token.scope.Scope;
import io.drawbridge.token.scope.Target;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who may do what to which keys of one bucket, and under which limits.
 *
 * @param issuer of the sessions; the service's own if absent
 */
public record Grant(
        String name,
        Audience audience,
        BucketName bucket,
        List<KeyPattern> keys,
        Set<Action> actions,
        Limits limits,
        Optional<IssuerChoice> issuer) {

    public Grant {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(audience, "audience");
        Objects.requireNonNull(bucket, "bucket");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(issuer, "issuer");
        keys = List.copyOf(keys);
        actions = Set.copyOf(actions);
        if (keys.isEmpty() || actions.isEmpty()) {
            throw ProblemException.invalid("allows nothing: give keys and actions");
        }
    }

    /** With the service's own issuer. */
    public Grant(
            String name,
            Audience audience,
            BucketName bucket,
            List<KeyPattern> keys,
            Set<Action> actions,
            Limits limits) {
        this(name, audience, bucket, keys, actions, limits, Optional.empty());
    }

    /** Whether this grant alone covers the scope for this caller today. */
    public boolean allows(Caller caller, Scope scope, LocalDate today) {
        return isFor(caller)
                && bucket.equals(scope.bucket())
                && permits(scope.actions())
                && covering(caller, scope, today).findAny().isPresent();
    }

    /** The same grant under limits that are tighter where the ticket's are; empty if they leave nothing. */
    Optional<Grant> within(Capability.Limits ticket) {
        return limits.within(ticket).map(tighter -> new Grant(name, audience, bucket, keys, actions, tighter, issuer));
    }

    boolean isFor(Caller caller) {
        return audience.includes(caller);
    }

    boolean permits(Set<Action> asked) {
        return actions.containsAll(asked);
    }

    /** The parts of this grant, for a caller today, in which all of the scope's keys lie. */
    Stream<Target> covering(Caller caller, Scope scope, LocalDate today) {
        return keys.stream()
                .flatMap(pattern -> pattern.resolve(placeholders(caller, today), scope.target()))
                .filter(target -> target.covers(scope.target()));
    }

    /** The keys for a caller today; <code>{uuid}</code> stays, since it is the caller's to choose. */
    public List<String> keysFor(Caller caller, LocalDate today) {
        return keys.stream()
                .flatMap(pattern -> pattern.describe(placeholders(caller, today)))
                .toList();
    }

    private Placeholders placeholders(Caller caller, LocalDate today) {
        return new Placeholders(caller.subject(), audience.groupsOf(caller), today);
    }
}
