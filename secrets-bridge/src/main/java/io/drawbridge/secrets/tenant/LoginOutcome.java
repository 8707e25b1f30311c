package io.drawbridge.secrets.tenant;

import java.util.Locale;

/** What a login came to. */
public sealed interface LoginOutcome {

    record LoggedIn(TenantToken token) implements LoginOutcome {}

    record Rejected() implements LoginOutcome {}

    /** Nothing is known: the API server gave no answer. */
    record Unavailable() implements LoginOutcome {}

    /** The name for metrics and audit lines. */
    default String label() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
