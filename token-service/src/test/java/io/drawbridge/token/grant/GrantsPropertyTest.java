package io.drawbridge.token.grant;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.token.caller.Caller;
import io.drawbridge.token.caller.CallerKind;
import io.drawbridge.token.grant.Decision.Allowed;
import io.drawbridge.token.problem.ProblemException;
import io.drawbridge.token.scope.Action;
import io.drawbridge.token.scope.BucketName;
import io.drawbridge.token.scope.ObjectKey;
import io.drawbridge.token.scope.Scope;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class GrantsPropertyTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 7);
    private static final BucketName BUCKET = new BucketName("bkt");
    private static final Limits HOUR =
            new Limits(new Lifetime(Duration.ofHours(1), Duration.ofHours(1)), OptionalLong.empty());

    /** Whatever two callers are called, neither gets into the other's folder. */
    @Property(tries = 2000)
    void keepsCallersInTheirOwnFolders(@ForAll("names") String owner, @ForAll("names") String other) {
        Grants grants = grants("users/{subject}/*", "flat/u-{subject}", "{group}/{subject}/*");
        Caller ownerCaller = caller(owner);
        for (String key : List.of("users/" + owner + "/f", "flat/u-" + owner, "shared/" + owner + "/x")) {
            if (decide(grants, ownerCaller, key) instanceof Allowed && !other.equals(owner)) {
                assertThat(decide(grants, caller(other), key)).isNotInstanceOf(Allowed.class);
            }
        }
    }

    /** What is leased is inside the grant, and around the key that was asked for. */
    @Property
    void leasesInsideTheGrant(@ForAll("names") String name, @ForAll("names") String file) {
        Grants grants = grants("users/{subject}/*");
        if (decide(grants, caller(name), "users/" + name + "/" + file) instanceof Allowed allowed) {
            String leased = allowed.lease().orElseThrow().target().value();
            assertThat(leased).isEqualTo("users/" + name + "/");
        }
    }

    private static Decision decide(Grants grants, Caller caller, String key) {
        try {
            return grants.decide(caller, new Scope(BUCKET, new ObjectKey(key), Set.of(Action.UPLOAD)), TODAY);
        } catch (ProblemException noSuchKey) {
            return new Decision.Denied(Decision.Reason.NO_GRANT_FOR_KEY);
        }
    }

    private static Grants grants(String... patterns) {
        List<KeyPattern> keys = Stream.of(patterns).map(KeyPattern::parse).toList();
        Audience everybody = new Audience(Set.of(), Set.of(), Set.of(CallerKind.API_KEY));
        return new Grants(List.of(new Grant("g", everybody, BUCKET, keys, Set.of(Action.UPLOAD), HOUR)));
    }

    private static Caller caller(String subject) {
        return new Caller(subject, Set.of("shared"), CallerKind.API_KEY);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withChars("ab/.*?{}$-_").ofMinLength(1).ofMaxLength(6),
                Arbitraries.of("alice", "bob", "..", "{group}", "{subject}", "a/b", "shared", "users"),
                Arbitraries.strings()
                        .ofMinLength(1)
                        .ofMaxLength(8)
                        .filter(name -> !name.isBlank() && name.chars().noneMatch(Character::isISOControl)));
    }
}
