package io.drawbridge.token.vending;

import io.drawbridge.token.caller.Caller;
import io.drawbridge.token.grant.Decision;
import io.drawbridge.token.grant.Decision.Allowed;
import io.drawbridge.token.grant.Decision.Denied;
import io.drawbridge.token.scope.KeyPrefix;
import io.drawbridge.token.scope.Scope;
import org.jboss.logging.MDC;

/** Who asked for what and was told what: fields of the one log line that each request gets. */
final class RequestFields {

    private RequestFields() {}

    static void asked(Caller caller, Scope scope) {
        MDC.put("caller", caller.subject());
        MDC.put("callerKind", caller.kind().toString());
        caller.capability().ifPresent(ticket -> MDC.put("ticket", ticket.id()));
        MDC.put("bucket", scope.bucket().value());
        MDC.put(
                scope.target() instanceof KeyPrefix ? "prefix" : "key",
                scope.target().value());
        MDC.put("actions", scope.actions().toString());
    }

    static void decided(Decision decision) {
        if (decision instanceof Allowed allowed) {
            MDC.put("decision", "allowed");
            MDC.put("grant", allowed.grant().name());
        } else if (decision instanceof Denied denied) {
            MDC.put("decision", "denied");
            MDC.put("reason", denied.reason().toString());
        }
    }
}
