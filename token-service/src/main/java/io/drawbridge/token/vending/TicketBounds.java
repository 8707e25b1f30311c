package io.drawbridge.token.vending;

import io.drawbridge.token.caller.Caller;
import io.drawbridge.token.caller.Capability;
import io.drawbridge.token.grant.Lifetime;
import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.problem.ProblemType;
import io.drawbridge.token.ticket.TicketsConfig;
import io.drawbridge.token.ticket.TicketsConfig.RawCredentials;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** What a ticket does to the sessions that are made for its holder. Callers without a ticket are left as they are. */
@Singleton
final class TicketBounds {

    private final InstantSource clock;
    private final RawCredentials raw;

    TicketBounds(InstantSource clock, TicketsConfig config) {
        this.clock = clock;
        this.raw = config.rawCredentials();
    }

    /**
     * Sessions that leave this service cannot be taken back: none that would outlive its ticket, and none for a ticket
     * whose limits S3 does not hold a session to.
     */
    void requireFitForRaw(Caller caller) {
        Optional<Capability> ticket = caller.capability();
        if (ticket.filter(this::endsTooSoon).isPresent()) {
            throw refused("The ticket ends within 15 minutes, and S3 has no shorter sessions.");
        }
        boolean isLimited = ticket.filter(TicketBounds::hasLimits).isPresent();
        if (isLimited && raw == RawCredentials.STRICT) {
            throw refused("This ticket has limits that session credentials cannot hold.");
        }
    }

    /** In steps, so that requests share a session; as near to the ticket's end as STS allows. */
    Duration lifetime(Caller caller, Duration chosen) {
        return caller.capability()
                .map(this::left)
                .map(left -> left.dividedBy(Lifetime.SHORTEST))
                .map(steps -> Lifetime.SHORTEST.multipliedBy(Math.max(1, steps)))
                .filter(longest -> longest.compareTo(chosen) < 0)
                .orElse(chosen);
    }

    /** What is signed with them ends with the ticket. */
    SessionCredentials limit(Caller caller, SessionCredentials credentials) {
        return caller.capability()
                .map(ticket -> credentials.until(ticket.expiration()))
                .orElse(credentials);
    }

    static Capability.Limits limits(Caller caller) {
        return caller.capability().map(Capability::limits).orElse(Capability.Limits.NONE);
    }

    private boolean endsTooSoon(Capability ticket) {
        return left(ticket).compareTo(Lifetime.SHORTEST) < 0;
    }

    private Duration left(Capability ticket) {
        return Duration.between(clock.instant(), ticket.expiration());
    }

    private static boolean hasLimits(Capability ticket) {
        return !ticket.limits().equals(Capability.Limits.NONE);
    }

    private static ProblemException refused(String why) {
        return new ProblemException(
                ProblemType.FORBIDDEN,
                why + " Use presigned URLs (POST /v1/presigned, POST /v1/uploads) or the page of the ticket.");
    }
}
