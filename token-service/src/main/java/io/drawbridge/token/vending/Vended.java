package io.drawbridge.token.vending;

import io.drawbridge.token.caller.Capability;
import io.drawbridge.token.grant.Grant;
import io.drawbridge.token.scope.Scope;
import java.util.Objects;

/**
 * Credentials, what they are for, what was asked for, and the grant they come from.
 *
 * @param ticket what the ticket of the caller demands of objects beyond the grant
 */
public record Vended(SessionCredentials credentials, Scope scope, Scope asked, Grant grant, Capability.Limits ticket) {

    public Vended {
        Objects.requireNonNull(credentials, "credentials");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(asked, "asked");
        Objects.requireNonNull(grant, "grant");
        Objects.requireNonNull(ticket, "ticket");
    }
}
