package io.drawbridge.token.ticket;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.drawbridge.token.caller.Caller;
import io.drawbridge.token.caller.CallerKind;
import io.drawbridge.token.caller.Capability;
import io.drawbridge.token.scope.BucketName;
import io.drawbridge.token.scope.KeyPrefix;
import io.drawbridge.token.scope.ObjectKey;
import io.drawbridge.token.scope.Scope;
import io.drawbridge.token.scope.Target;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a ticket says, as its payload spells it: names of one letter, because a ticket is a segment of a path. The target
 * is a key, or a prefix, which ends in a slash.
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record TicketClaims(
        @JsonProperty("i") String id,
        @JsonProperty("s") String subject,
        @JsonProperty("g") Set<String> groups,
        @JsonProperty("k") String kind,
        @JsonProperty("b") String bucket,
        @JsonProperty("o") String target,
        @JsonProperty("a") String actions,
        @JsonProperty("e") long expiration,
        @JsonProperty("m") Long maxSize,
        @JsonProperty("c") Boolean createOnly,
        @JsonProperty("t") List<String> contentTypes) {

    static TicketClaims of(Caller issuer, Capability ticket) {
        OptionalLong size = ticket.limits().maxSize();
        return new TicketClaims(
                ticket.id(),
                issuer.subject(),
                issuer.groups(),
                issuer.kind().toString(),
                ticket.scope().bucket().value(),
                ticket.scope().target().value(),
                ActionLetters.of(ticket.scope().actions()),
                ticket.expiration().getEpochSecond(),
                size.isPresent() ? size.getAsLong() : null,
                ticket.limits().createOnly() ? Boolean.TRUE : null,
                ticket.limits().contentTypes().stream().sorted().toList());
    }

    /** Whoever holds the ticket. */
    Caller holder() {
        CallerKind issuer = CallerKind.parse(kind);
        Caller principal = new Caller(subject, groups == null ? Set.of() : groups, issuer);
        return principal.through(new Capability(id, issuer, scope(), Instant.ofEpochSecond(expiration), limits()));
    }

    private Scope scope() {
        return new Scope(new BucketName(bucket), parsedTarget(), ActionLetters.parse(actions));
    }

    private Target parsedTarget() {
        return target.endsWith("/") ? new KeyPrefix(target) : new ObjectKey(target);
    }

    private Capability.Limits limits() {
        return new Capability.Limits(
                maxSize == null ? OptionalLong.empty() : OptionalLong.of(maxSize),
                Boolean.TRUE.equals(createOnly),
                contentTypes == null ? Set.of() : Set.copyOf(contentTypes));
    }
}
