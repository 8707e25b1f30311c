package io.drawbridge.token.grant;

import io.drawbridge.token.scope.Scope;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Whether a caller may have a scope. */
public sealed interface Decision {

    /**
     * Yes, by this grant. The lease is the widest scope around the asked one that one grant covers under the same
     * limits, if it is a prefix.
     */
    record Allowed(Grant grant, Scope scope, Optional<Scope> lease) implements Decision {
        public Allowed {
            Objects.requireNonNull(grant, "grant");
            Objects.requireNonNull(scope, "scope");
            Objects.requireNonNull(lease, "lease");
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
        NO_GRANT_FOR_KEY;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
