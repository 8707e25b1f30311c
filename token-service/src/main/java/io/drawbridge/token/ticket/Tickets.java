package io.drawbridge.token.ticket;

import io.drawbridge.token.caller.BearerToken;
import io.drawbridge.token.caller.Caller;
import io.drawbridge.token.caller.CallerKind;
import io.drawbridge.token.caller.Capability;
import io.drawbridge.token.grant.Decision.Allowed;
import io.drawbridge.token.grant.Grant;
import io.drawbridge.token.limit.RequestLimits;
import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.problem.ProblemType;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes tickets and takes them. A ticket is a signed capability: whoever holds it may do, in the name of its issuer, what
 * it says, as long as the issuer's grants allow it. Nothing is stored.
 */
@ApplicationScoped
public class Tickets {

    private static final int ID_BYTES = 12;
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final TicketCodec codec;
    private final TicketsConfig config;
    private final Denylist denylist;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final RequestLimits limits;

    Tickets(
            TicketCodec codec,
            TicketsConfig config,
            Denylist denylist,
            InstantSource clock,
            MeterRegistry meters,
            RequestLimits limits) {
        this.codec = codec;
        this.config = config;
        this.denylist = denylist;
        this.clock = clock;
        this.meters = meters;
        this.limits = limits;
    }

    /** Who holds a ticket may not make others. */
    public static void requireIssuer(Caller caller) {
        if (caller.kind() == CallerKind.TICKET) {
            throw new ProblemException(ProblemType.FORBIDDEN, "A ticket cannot make tickets.");
        }
    }

    /** A ticket for what this caller was allowed, no wider and no longer than its grant. */
    public IssuedTicket issue(Caller caller, TicketAsk ask, Allowed allowed) {
        requireIssuer(caller);
        Grant grant = allowed.grant();
        requireWithin(grant, ask.limits());
        Instant end = clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(lifetime(grant, ask.lifetime()));
        Caller issuer = new Caller(caller.subject(), neededGroups(caller, ask, grant), caller.kind());
        Capability capability = new Capability(id(), caller.kind(), ask.scope(), end, ask.limits());
        IssuedTicket ticket = codec.write(issuer, capability);
        meters.counter("drawbridge.tickets.issued", "grant", grant.name()).increment();
        return ticket;
    }

    /** Whoever holds this ticket; empty when it is none of ours, and a 401 problem when it is one that has ended. */
    public Optional<Caller> find(BearerToken token) {
        return codec.read(token.value()).map(this::current);
    }

    /** Whoever holds this ticket, or a 401 or 429 problem: for the doors that have the ticket in their path. */
    public Caller holder(BearerToken token) {
        Caller holder;
        try {
            holder = find(token).orElseThrow(() -> refused("unknown", "This is not a ticket, or not any more."));
        } catch (ProblemException refusal) {
            throw limits.unknown().orElse(refusal);
        }
        limits.known(holder.limitedAs());
        return holder;
    }

    private Caller current(Caller holder) {
        Capability ticket = holder.capability().orElseThrow();
        if (!clock.instant().isBefore(ticket.expiration())) {
            throw refused("expired", "The ticket has expired; ask whoever gave it to you for another one.");
        }
        if (denylist.contains(ticket.id())) {
            throw refused("revoked", "The ticket is not valid any more; ask whoever gave it to you for another one.");
        }
        presented("accepted");
        return holder;
    }

    private ProblemException refused(String outcome, String detail) {
        presented(outcome);
        return ProblemException.unauthenticated(detail, BearerToken.INVALID_TOKEN);
    }

    private void presented(String outcome) {
        meters.counter("drawbridge.tickets.presented", "outcome", outcome).increment();
    }

    private Duration lifetime(Grant grant, Optional<Duration> asked) {
        Duration granted = grant.limits().lifetime().max();
        Duration max = granted.compareTo(config.maxTtl()) < 0 ? granted : config.maxTtl();
        Duration usual = grant.limits().lifetime().usual();
        Duration chosen = asked.orElse(usual.compareTo(max) < 0 ? usual : max);
        if (chosen.compareTo(SHORTEST) < 0 || chosen.compareTo(max) > 0) {
            throw ProblemException.invalid("ttl_seconds of a ticket must be between " + SHORTEST.toSeconds() + " and "
                    + max.toSeconds() + " (the longest of the grant, and of tickets here)");
        }
        return chosen;
    }

    private static void requireWithin(Grant grant, Capability.Limits asked) {
        long granted = grant.limits().maxObjectSize().orElse(Long.MAX_VALUE);
        if (asked.maxSize().orElse(0) > granted) {
            throw ProblemException.invalid("max_size must not be more than " + granted + " (the grant's)");
        }
        if (!asked.contentTypes().stream().allMatch(grant.limits().contentTypes()::allows)) {
            throw ProblemException.invalid("content_types must be some of "
                    + String.join(", ", grant.limits().contentTypes().named()) + " (the grant's)");
        }
    }

    /** A ticket says no more of its issuer than it has to: at most one group is ever needed. */
    private Set<String> neededGroups(Caller caller, TicketAsk ask, Grant grant) {
        return Stream.concat(
                        Stream.of(Set.<String>of()),
                        caller.groups().stream().sorted().map(Set::of))
                .filter(groups ->
                        grant.allows(new Caller(caller.subject(), groups, caller.kind()), ask.scope(), today()))
                .findFirst()
                .orElse(caller.groups());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static String id() {
        byte[] id = new byte[ID_BYTES];
        RANDOM.nextBytes(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }
}
