package io.drawbridge.token.ticket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drawbridge.token.caller.Caller;
import io.drawbridge.token.caller.Capability;
import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.signature.Signatures;
import io.drawbridge.token.signature.SignedType;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Writes and reads tickets; says nothing about their time. */
@Singleton
final class TicketCodec {

    /** A ticket is a segment of a path, and proxies cut long paths off. */
    private static final int MAX_LENGTH = 1500;

    private static final ObjectWriter WRITER = new JsonMapper().writerFor(TicketClaims.class);
    private static final ObjectReader READER = new JsonMapper().readerFor(TicketClaims.class);

    private final Signatures signatures;

    TicketCodec(Signatures signatures) {
        this.signatures = signatures;
    }

    IssuedTicket write(Caller issuer, Capability capability) {
        String value = signatures.sign(SignedType.TICKET, json(TicketClaims.of(issuer, capability)));
        if (value.length() > MAX_LENGTH) {
            throw ProblemException.invalid(
                    "the ticket would have " + value.length() + " characters, and has to fit into" + " a path with "
                            + MAX_LENGTH + "; use a shorter key or fewer content types");
        }
        return new IssuedTicket(value, capability);
    }

    /** Whoever holds this ticket; empty when it is none, or none of ours. */
    Optional<Caller> read(String ticket) {
        if (ticket.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        return signatures.verify(SignedType.TICKET, ticket).map(TicketCodec::holder);
    }

    private static String json(TicketClaims claims) {
        try {
            return WRITER.writeValueAsString(claims);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("claims are plain values", e);
        }
    }

    private static Caller holder(String payload) {
        try {
            TicketClaims claims = READER.readValue(payload);
            return claims.holder();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("signed by us, and not ours", e);
        }
    }
}
