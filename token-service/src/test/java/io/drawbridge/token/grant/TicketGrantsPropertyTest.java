package io.drawbridge.token.grant;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.token.caller.Caller;
import io.drawbridge.token.caller.CallerKind;
import io.drawbridge.token.caller.Capability;
import io.drawbridge.token.grant.Decision.Allowed;
import io.drawbridge.token.grant.Decision.Denied;
import io.drawbridge.token.scope.Action;
import io.drawbridge.token.scope.BucketName;
import io.drawbridge.token.scope.KeyPrefix;
import io.drawbridge.token.scope.ObjectKey;
import io.drawbridge.token.scope.Scope;
import io.drawbridge.token.scope.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** A ticket narrows what its issuer may do, whatever it says. */
class TicketGrantsPropertyTest {

    private static final BucketName BUCKET = new BucketName("bkt");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 7);
    private static final Caller ALICE = new Caller("alice", Set.of(), CallerKind.API_KEY);

    @Property(tries = 2000)
    void allowsWhatBothTicketAndIssuerAllow(@ForAll("scopes") Scope ticket, @ForAll("scopes") Scope asked) {
        Grants grants = grants(Set.of(CallerKind.API_KEY), OptionalLong.empty());
        Decision own = grants.decide(ALICE, asked, TODAY);
        Decision through = grants.decide(ALICE.through(capability(ticket, OptionalLong.empty())), asked, TODAY);
        boolean isWithin = asked.actions().stream().allMatch(ticket.actions()::contains)
                && (asked.target().equals(ticket.target())
                        || ticket.target() instanceof KeyPrefix
                                && asked.target()
                                        .value()
                                        .startsWith(ticket.target().value()));
        assertThat(through instanceof Allowed).isEqualTo(own instanceof Allowed && isWithin);
        if (through instanceof Allowed allowed) {
            allowed.lease().ifPresent(lease -> {
                assertThat(ticket.target().covers(lease.target())).isTrue();
                assertThat(((Allowed) own).lease().orElseThrow().target().covers(lease.target()))
                        .isTrue();
            });
        }
    }

    @Test
    void takesTheSmallerSize() {
        Scope scope = new Scope(BUCKET, new ObjectKey("a/f"), Set.of(Action.UPLOAD));
        assertThat(size(scope, OptionalLong.of(10), OptionalLong.of(20))).hasValue(10);
        assertThat(size(scope, OptionalLong.of(20), OptionalLong.of(10))).hasValue(10);
        assertThat(size(scope, OptionalLong.empty(), OptionalLong.of(10))).hasValue(10);
        assertThat(size(scope, OptionalLong.empty(), OptionalLong.empty())).isEmpty();
    }

    @Test
    void kindsMeanTheIssuers() {
        Scope scope = new Scope(BUCKET, new ObjectKey("a/f"), Set.of(Action.UPLOAD));
        Grants oidcOnly = grants(Set.of(CallerKind.OIDC), OptionalLong.empty());
        assertThat(oidcOnly.decide(ALICE.through(capability(scope, OptionalLong.empty())), scope, TODAY))
                .isInstanceOf(Denied.class);
    }

    private static OptionalLong size(Scope scope, OptionalLong grant, OptionalLong ticket) {
        Grants grants = grants(Set.of(CallerKind.API_KEY), grant);
        Allowed allowed = (Allowed) grants.decide(ALICE.through(capability(scope, ticket)), scope, TODAY);
        return allowed.grant().limits().maxObjectSize();
    }

    private static Grants grants(Set<CallerKind> kinds, OptionalLong size) {
        Limits limits = new Limits(new Lifetime(Duration.ofHours(1), Duration.ofHours(1)), size);
        List<KeyPattern> keys = List.of(KeyPattern.parse("a/*"), KeyPattern.parse("b/{subject}/*"));
        Audience audience = new Audience(Set.of(), Set.of(), kinds);
        return new Grants(
                List.of(new Grant("g", audience, BUCKET, keys, Set.of(Action.UPLOAD, Action.DOWNLOAD), limits)));
    }

    private static Capability capability(Scope scope, OptionalLong size) {
        Capability.Limits limits = new Capability.Limits(size, false, Set.of());
        return new Capability("id", CallerKind.API_KEY, scope, Instant.EPOCH, limits);
    }

    @Provide
    Arbitrary<Scope> scopes() {
        Arbitrary<String> path = Arbitraries.of("a", "b", "alice", "bob")
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(segments -> String.join("/", segments));
        Arbitrary<Target> target = Combinators.combine(path, Arbitraries.of(true, false))
                .as((name, isPrefix) -> isPrefix ? new KeyPrefix(name + "/") : new ObjectKey(name));
        Arbitrary<Set<Action>> actions = Arbitraries.of(Action.UPLOAD, Action.DOWNLOAD, Action.DELETE)
                .set()
                .ofMinSize(1);
        return Combinators.combine(target, actions).as((where, what) -> new Scope(BUCKET, where, what));
    }
}
