package io.drawbridge.token.grant;

import io.drawbridge.token.caller.Caller;
import io.drawbridge.token.caller.Capability;
import io.drawbridge.token.grant.Decision.Allowed;
import io.drawbridge.token.grant.Decision.Denied;
import io.drawbridge.token.grant.Decision.Reason;
import io.drawbridge.token.scope.KeyPrefix;
import io.drawbridge.token.scope.Scope;
import io.drawbridge.token.scope.Target;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * All grants. What no single grant covers is denied. Where several do, the one with the most generous limits decides, and
 * among equal ones the first by name.
 */
public final class Grants {

    private static final Comparator<Grant> MOST_GENEROUS_FIRST =
            Comparator.comparing(Grant::limits, Limits.MOST_GENEROUS_FIRST).thenComparing(Grant::name);

    private final List<Grant> all;

    public Grants(List<Grant> all) {
        this.all = all.stream().sorted(MOST_GENEROUS_FIRST).toList();
    }

    /** What the caller may have today (in UTC). A ticket is decided as its issuer, and then within the ticket. */
    public Decision decide(Caller caller, Scope scope, LocalDate today) {
        Optional<Capability> ticket = caller.capability();
        if (ticket.isPresent() && !ticket.get().covers(scope)) {
            return new Denied(Reason.OUTSIDE_TICKET);
        }
        Decision decision = decideForPrincipal(caller.principal(), scope, today);
        return ticket.isPresent() && decision instanceof Allowed allowed ? allowed.within(ticket.get()) : decision;
    }

    private Decision decideForPrincipal(Caller caller, Scope scope, LocalDate today) {
        List<Grant> candidates = all;
        for (Step step : steps(caller, scope, today)) {
            candidates = candidates.stream().filter(step.test()).toList();
            if (candidates.isEmpty()) {
                return new Denied(step.otherwise());
            }
        }
        Grant grant = candidates.get(0);
        return new Allowed(grant, scope, lease(caller, scope, today, candidates));
    }

    public List<Grant> all() {
        return all;
    }

    /** Those that name this caller. */
    public List<Grant> of(Caller caller) {
        return all.stream().filter(grant -> grant.isFor(caller)).toList();
    }

    private record Step(Predicate<Grant> test, Reason otherwise) {}

    private static List<Step> steps(Caller caller, Scope scope, LocalDate today) {
        return List.of(
                new Step(grant -> grant.isFor(caller), Reason.NO_GRANT_FOR_CALLER),
                new Step(grant -> grant.bucket().equals(scope.bucket()), Reason.NO_GRANT_FOR_BUCKET),
                new Step(grant -> grant.permits(scope.actions()), Reason.NO_GRANT_FOR_ACTIONS),
                new Step(grant -> grant.covering(caller, scope, today).findAny().isPresent(), Reason.NO_GRANT_FOR_KEY));
    }

    /** Only grants with the limits of the one that decided: the lease must not change what the key may be. */
    private static Optional<Scope> lease(Caller caller, Scope scope, LocalDate today, List<Grant> covering) {
        Grant decided = covering.get(0);
        return covering.stream()
                .filter(grant -> grant.limits().equals(decided.limits()))
                .filter(grant -> grant.issuer().equals(decided.issuer()))
                .flatMap(grant -> grant.covering(caller, scope, today))
                .filter(KeyPrefix.class::isInstance)
                .min(Comparator.comparingInt((Target target) -> target.value().length()))
                .map(scope::at);
    }
}
