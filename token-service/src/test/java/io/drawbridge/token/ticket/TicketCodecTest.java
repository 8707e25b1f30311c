package io.drawbridge.token.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drawbridge.token.caller.Caller;
import io.drawbridge.token.caller.CallerKind;
import io.drawbridge.token.caller.Capability;
import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.scope.Action;
import io.drawbridge.token.scope.BucketName;
import io.drawbridge.token.scope.KeyPrefix;
import io.drawbridge.token.scope.ObjectKey;
import io.drawbridge.token.scope.Scope;
import io.drawbridge.token.scope.Target;
import io.drawbridge.token.signature.SignedType;
import io.drawbridge.token.signature.TestSignatures;
import java.time.Instant;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TicketCodecTest {

    private static final Instant END = Instant.parse("2030-01-01T00:00:00Z");
    private static final Caller ALICE = new Caller("alice@example.com", Set.of("team-a"), CallerKind.OIDC);
    private final TicketCodec codec = new TicketCodec(TestSignatures.of("first"));

    @Test
    void fitsIntoAPath() {
        IssuedTicket ticket = codec.write(
                ALICE, capability(new ObjectKey("uploads/2026/customers/report.pdf"), limits("application/pdf")));
        assertThat(ticket.value()).matches("[A-Za-z0-9._-]+").hasSizeLessThanOrEqualTo(400);
        assertThat(ticket).asString().doesNotContain(ticket.value());
    }

    @Test
    void saysWhatWasPutIntoIt() {
        for (Target target : Set.of(new ObjectKey("uploads/ü \"x\".pdf"), new KeyPrefix("uploads/a/"))) {
            Capability capability = capability(target, limits("text/csv"));
            assertThat(codec.read(codec.write(ALICE, capability).value())).contains(ALICE.through(capability));
        }
        Capability plain = new Capability(
                "id",
                CallerKind.API_KEY,
                new Scope(new BucketName("bucket"), new KeyPrefix("a/"), EnumSet.allOf(Action.class)),
                END,
                Capability.Limits.NONE);
        Caller bob = new Caller("bob", Set.of(), CallerKind.API_KEY);
        assertThat(codec.read(codec.write(bob, plain).value())).contains(bob.through(plain));
    }

    @Test
    void doesNotReadWhatIsNotItsOwn() {
        String ticket = codec.write(ALICE, capability(new ObjectKey("k"), Capability.Limits.NONE))
                .value();
        assertThat(new TicketCodec(TestSignatures.of("other")).read(ticket)).isEmpty();
        assertThat(new TicketCodec(TestSignatures.of("other", "first")).read(ticket))
                .as("verified by the old key while keys are rotated")
                .isPresent();
        String upload = TestSignatures.of("first").sign(SignedType.UPLOAD, "{}");
        assertThat(codec.read(upload)).as("another type").isEmpty();
        assertThat(codec.read("x".repeat(100_000))).isEmpty();
    }

    @Property(tries = 300)
    void anyChangeEndsIt(@ForAll @AlphaChars @StringLength(min = 1, max = 3) String change, @ForAll int at) {
        String ticket = codec.write(ALICE, capability(new ObjectKey("k"), Capability.Limits.NONE))
                .value();
        // The last letter of base64 holds bits that nobody reads.
        int place = Math.floorMod(at, ticket.length() - change.length() - 1);
        String changed = ticket.substring(0, place) + change + ticket.substring(place + change.length());
        if (!changed.equals(ticket)) {
            assertThat(codec.read(changed)).isEmpty();
        }
    }

    @Test
    void refusesToBecomeTooLong() {
        Capability capability = capability(new ObjectKey("k".repeat(1000)), Capability.Limits.NONE);
        assertThatThrownBy(() -> codec.write(ALICE, capability))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("1500");
    }

    private static Capability capability(Target target, Capability.Limits limits) {
        Scope scope = new Scope(new BucketName("bucket"), target, Set.of(Action.UPLOAD));
        return new Capability("AAAAAAAAAAAAAAAA", CallerKind.OIDC, scope, END, limits);
    }

    private static Capability.Limits limits(String type) {
        return new Capability.Limits(OptionalLong.of(5_000_000_000L), true, Set.of(type));
    }
}
