package io.drawbridge.token.grant;

import io.drawbridge.token.caller.Capability;
import io.drawbridge.token.scope.KeyPrefix;
import io.drawbridge.token.scope.Scope;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Whether a caller may have a scope. */
public sealed interface Decision {

    /**
     * Yes, by this grant and under these limits. The lease is the widest scope around the asked one that one grant covers
     * under the same limits, if it is a prefix.
     */
    record Allowed(Grant grant, Scope scope, Optional<Scope> lease, Limits limits) implements Decision {
        public Allowed {
            Objects.requireNonNull(grant, "grant");
            Objects.requireNonNull(scope, "scope");
            Objects.requireNonNull(lease, "lease");
            Objects.requireNonNull(limits, "limits");
        }

        /** Under the grant's own limits. */
        public Allowed(Grant grant, Scope scope, Optional<Scope> lease) {
            this(grant, scope, lease, grant.limits());
        }

        /** The lease shrinks to the ticket, and is none where the ticket is for one key. */
        Decision within(Capability ticket) {
            Optional<Scope> within = lease.map(wide ->
                            ticket.covers(wide) ? wide : wide.at(ticket.scope().target()))
                    .filter(leased -> leased.target() instanceof KeyPrefix);
            return grant.within(ticket.limits())
                    .<Decision>map(narrow -> new Allowed(narrow, scope, within))
                    .orElseGet(() -> new Denied(Reason.OUTSIDE_TICKET));
        }
    }

    /** No; why is for the log, never for the caller. */
    record Denied(Reason reason) implements Decision {
        public Denied {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** How near the closest grant came. */
    enum Reason {
        NO_GRANT_FOR_CALLER,
        NO_GRANT_FOR_BUCKET,
        NO_GRANT_FOR_ACTIONS,
        NO_GRANT_FOR_KEY,
        OUTSIDE_TICKET;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
