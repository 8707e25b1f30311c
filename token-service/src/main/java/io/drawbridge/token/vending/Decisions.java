package io.drawbridge.token.vending;

import io.drawbridge.token.audit.AuditLog;
import io.drawbridge.token.caller.Caller;
import io.drawbridge.token.grant.Decision;
import io.drawbridge.token.grant.Decision.Allowed;
import io.drawbridge.token.grant.GrantBook;
import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.scope.Scope;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** The one place where it is decided who gets what: counted, logged and audited, whatever door was knocked at. */
@ApplicationScoped
public class Decisions {

    private final GrantBook grants;
    private final MeterRegistry meters;

    Decisions(GrantBook grants, MeterRegistry meters) {
        this.grants = grants;
        this.meters = meters;
    }

    /** What the caller may have, or a 403 problem that says nothing about why. */
    public Allowed require(Caller caller, Scope scope) {
        Decision decision = decide(caller, scope);
        AuditLog.decided(caller, scope, decision);
        return counted(decision);
    }

    /** The same for a service that asks in the caller's name. */
    Allowed require(Caller enforcer, Caller caller, Scope scope) {
        Decision decision = decide(caller, scope);
        AuditLog.decided(enforcer, caller, scope, decision);
        return counted(decision);
    }

    private Decision decide(Caller caller, Scope scope) {
        RequestFields.asked(caller, scope);
        Decision decision = grants.decide(caller, scope);
        RequestFields.decided(decision);
        return decision;
    }

    private Allowed counted(Decision decision) {
        if (decision instanceof Allowed allowed) {
            count("allowed", allowed.grant().name());
            return allowed;
        }
        count("denied", "none");
        throw ProblemException.forbidden();
    }

    private void count(String outcome, String grant) {
        meters.counter("drawbridge.decisions", "outcome", outcome, "grant", grant)
                .increment();
    }
}
