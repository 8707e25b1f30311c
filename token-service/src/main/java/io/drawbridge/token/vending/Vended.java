package io.drawbridge.token.vending;

import io.drawbridge.token.grant.Grant;
import io.drawbridge.token.scope.Scope;
import java.util.Objects;

/** Credentials, what they are for, what was asked for, and the grant they come from. */
public record Vended(SessionCredentials credentials, Scope scope, Scope asked, Grant grant) {

    public Vended {
        Objects.requireNonNull(credentials, "credentials");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(asked, "asked");
        Objects.requireNonNull(grant, "grant");
    }
}
