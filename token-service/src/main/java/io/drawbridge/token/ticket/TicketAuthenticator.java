package io.drawbridge.token.ticket;

import io.drawbridge.token.caller.Authenticator;
import io.drawbridge.token.caller.BearerToken;
import io.drawbridge.token.caller.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Takes a ticket as a bearer, at every door. */
@Singleton
@Priority(Authenticator.TICKETS)
class TicketAuthenticator implements Authenticator {

    private final Tickets tickets;

    TicketAuthenticator(Tickets tickets) {
        this.tickets = tickets;
    }

    /** Tickets are made by callers of other kinds. */
    @Override
    public boolean knowsCallers() {
        return false;
    }

    @Override
    public Uni<Optional<Caller>> authenticate(BearerToken token) {
        return Uni.createFrom().item(() -> tickets.find(token));
    }
}
