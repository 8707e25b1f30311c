package io.drawbridge.token.vending;

import io.drawbridge.token.grant.Decision.Allowed;
import io.drawbridge.token.grant.Grant;
import io.drawbridge.token.grant.Limits;
import io.drawbridge.token.scope.Scope;
import java.util.Objects;

/** Credentials, what they are for, what was asked for, and the decision they come from. */
public record Vended(SessionCredentials credentials, Scope scope, Scope asked, Allowed allowed) {

    public Vended {
        Objects.requireNonNull(credentials, "credentials");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(asked, "asked");
        Objects.requireNonNull(allowed, "allowed");
    }

    public Grant grant() {
        return allowed.grant();
    }

    /** What the client has to respect beside what the credentials can do. */
    public Limits limits() {
        return allowed.limits();
    }
}
