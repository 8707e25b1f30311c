package io.drawbridge.token.audit;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.drawbridge.token.caller.Caller;
import io.drawbridge.token.grant.Decision;
import io.drawbridge.token.grant.Decision.Allowed;
import io.drawbridge.token.grant.Decision.Denied;
import io.drawbridge.token.request.RequestId;
import io.drawbridge.token.scope.KeyPrefix;
import io.drawbridge.token.scope.Scope;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * One line for each decision, in a category of its own: who asked for what, whether it was allowed, by which grant or
 * why not, and in which request. Never a credential: none is known where decisions are taken.
 */
public final class AuditLog {

    /** The category, to be sent to wherever audit logs are kept. */
    public static final String CATEGORY = "io.drawbridge.token.audit";

    private static final Logger LOG = Logger.getLogger(CATEGORY);

    private AuditLog() {}

    public static void decided(Caller caller, Scope scope, Decision decision) {
        LOG.info(line(outcome(decision), caller, scope, decision));
    }

    /** The caller asked by a service that keeps it within the grant's limits. */
    public static void decided(Caller enforcer, Caller caller, Scope scope, Decision decision) {
        LOG.info(line(outcome(decision) + " enforcer=" + quote(enforcer.subject()), caller, scope, decision));
    }

    /** An operator asked what would be decided; nobody got anything. */
    public static void checked(Caller operator, Caller caller, Scope scope, Decision decision) {
        LOG.info(line(
                "checked by=" + quote(operator.subject()) + " would-be=" + outcome(decision), caller, scope, decision));
    }

    private static String line(String what, Caller caller, Scope scope, Decision decision) {
        return "decision=" + what
                + " caller=" + quote(caller.subject())
                + " kind=" + caller.kind()
                + caller.capability()
                        .map(ticket -> " ticket=" + quote(ticket.id()))
                        .orElse("")
                + " actions="
                + scope.actions().stream().map(Object::toString).collect(Collectors.joining("+"))
                + " bucket=" + scope.bucket()
                + (scope.target() instanceof KeyPrefix ? " prefix=" : " key=")
                + quote(scope.target().value())
                + because(decision)
                + " request=" + RequestId.current();
    }

    private static String outcome(Decision decision) {
        return decision instanceof Allowed ? "allowed" : "denied";
    }

    private static String because(Decision decision) {
        if (decision instanceof Allowed allowed) {
            return " grant=" + quote(allowed.grant().name());
        }
        return decision instanceof Denied denied ? " reason=" + denied.reason() : "";
    }

    /** What a caller wrote cannot end the value or the line. */
    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : JsonStringEncoder.getInstance().quoteAsString(text)) {
            int type = Character.getType(c);
            boolean plain = type != Character.LINE_SEPARATOR
                    && type != Character.PARAGRAPH_SEPARATOR
                    && type != Character.FORMAT
                    && !Character.isISOControl(c);
            quoted.append(plain ? String.valueOf(c) : String.format("\\u%04x", (int) c));
        }
        return quoted.append('"').toString();
    }
}
