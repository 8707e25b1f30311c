package io.drawbridge.token.grant;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.token.caller.Caller;
import io.drawbridge.token.caller.CallerKind;
import io.drawbridge.token.grant.Decision.Allowed;
import io.drawbridge.token.scope.Action;
import io.drawbridge.token.scope.BucketName;
import io.drawbridge.token.scope.KeyPrefix;
import io.drawbridge.token.scope.ObjectKey;
import io.drawbridge.token.scope.ObjectSettings;
import io.drawbridge.token.scope.Scope;
import io.drawbridge.token.scope.Target;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Random grants, callers and scopes, judged by {@link KeyOracle}, which reads patterns in a way of its own. */
class GrantsOraclePropertyTest {

    private static final BucketName BUCKET = new BucketName("bkt");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 7);
    private static final String ID = "0190163d-8694-739b-aea5-966c26f8ad91";

    /** Some grants, and a scope that is near one of them half of the time. */
    record Case(List<Grant> grants, Scope scope) {}

    @Property(tries = 5000)
    void neverYieldsAScopeOutsideOfAGrant(@ForAll("cases") Case some, @ForAll("callers") Caller caller) {
        List<Grant> grants = some.grants();
        Scope scope = some.scope();
        List<Grant> covering =
                grants.stream().filter(grant -> covers(grant, caller, scope)).toList();
        Decision decision = new Grants(grants).decide(caller, scope, TODAY);
        Statistics.label("decisions").collect(decision.getClass().getSimpleName());
        assertThat(decision instanceof Allowed).isEqualTo(!covering.isEmpty());
        if (decision instanceof Allowed allowed) {
            assertThat(covering).contains(allowed.grant());
            assertThat(allowed.scope()).isEqualTo(scope);
            assertThat(allowed.limits()).isEqualTo(allowed.grant().limits());
            assertThat(covering)
                    .allMatch(other -> other.limits()
                                    .lifetime()
                                    .max()
                                    .compareTo(allowed.limits().lifetime().max())
                            <= 0);
        }
    }

    /** A lease is what its holder may ask for key by key, under the same limits and of the same issuer. */
    @Property(tries = 5000)
    void leasesNothingThatCouldNotBeAskedFor(
            @ForAll("cases") Case some, @ForAll("callers") Caller caller, @ForAll("paths") String below) {
        List<Grant> grants = some.grants();
        Scope scope = some.scope();
        if (new Grants(grants).decide(caller, scope, TODAY) instanceof Allowed allowed
                && allowed.lease().isPresent()) {
            Target lease = allowed.lease().orElseThrow().target();
            assertThat(lease.covers(scope.target())).isTrue();
            Scope inside = scope.at(new ObjectKey(lease.value() + below));
            assertThat(grants)
                    .anyMatch(grant -> covers(grant, caller, inside)
                            && grant.limits().equals(allowed.limits())
                            && grant.issuer().equals(allowed.grant().issuer()));
        }
    }

    private static boolean covers(Grant grant, Caller caller, Scope scope) {
        return grant.audience().subjects().contains(caller.subject())
                && grant.actions().containsAll(scope.actions())
                && grant.keys().stream()
                        .anyMatch(pattern -> new KeyOracle(pattern.toString(), caller, TODAY).covers(scope.target()));
    }

    @Provide
    Arbitrary<Case> cases() {
        return grants().flatMap(grants -> scopes(grants).map(scope -> new Case(grants, scope)));
    }

    private Arbitrary<List<Grant>> grants() {
        return Combinators.combine(
                        patterns(),
                        Arbitraries.of(Set.of(Action.UPLOAD), Set.of(Action.UPLOAD, Action.DOWNLOAD)),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of(true, false),
                        Arbitraries.of(new IssuerChoice(IssuerType.ASSUME_ROLE, Optional.of("arn:r")))
                                .optional())
                .as(GrantsOraclePropertyTest::grant)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    private static Grant grant(
            String pattern, Set<Action> actions, int hours, boolean createOnly, Optional<IssuerChoice> issuer) {
        Limits limits = new Limits(
                new Lifetime(Duration.ofHours(1), Duration.ofHours(hours)),
                OptionalLong.empty(),
                createOnly ? new ContentTypes(List.of("image/*")) : ContentTypes.ANY,
                createOnly,
                createOnly ? new ObjectSettings(Optional.empty(), Map.of("a", "b")) : ObjectSettings.NONE);
        return new Grant(
                pattern + hours + createOnly,
                new Audience(Set.of("alice", "bob", "a/b", "..", "*", "{uuid}"), Set.of(), Set.of()),
                BUCKET,
                List.of(KeyPattern.parse(pattern)),
                actions,
                limits,
                issuer);
    }

    private Arbitrary<String> patterns() {
        Arbitrary<String> segments = Arbitraries.of(
                "a", "b", "{subject}", "x-{subject}", "{group}", "{date}", "d{date}", "{uuid}", "f-{uuid}.bin");
        return segments.list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(list -> String.join("/", list))
                .flatMap(path -> Arbitraries.of(path, path + "/*"));
    }

    @Provide
    Arbitrary<Caller> callers() {
        return Combinators.combine(
                        Arbitraries.of("alice", "alice", "bob", "a/b", "..", "*", "{uuid}", "eve"),
                        Arbitraries.of("a", "b", "alice", "..", "a/b").set().ofMaxSize(2))
                .as((subject, groups) -> new Caller(subject, groups, CallerKind.API_KEY));
    }

    private Arbitrary<Scope> scopes(List<Grant> grants) {
        Arbitrary<String> near = Combinators.combine(
                        Arbitraries.of(grants), Arbitraries.of("alice", "bob"), Arbitraries.of("a", "b"), paths())
                .as((grant, subject, group, below) -> grant.keys()
                        .get(0)
                        .toString()
                        .replace("{subject}", subject)
                        .replace("{group}", group)
                        .replace("{date}", TODAY.toString())
                        .replace("{uuid}", ID)
                        .replace("*", below));
        return Combinators.combine(
                        Arbitraries.oneOf(near, paths()),
                        Arbitraries.of(true, false),
                        Arbitraries.of(Action.UPLOAD, Action.DOWNLOAD))
                .as((path, prefix, action) ->
                        new Scope(BUCKET, prefix ? new KeyPrefix(path + "/") : new ObjectKey(path), Set.of(action)));
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of(
                        "a",
                        "b",
                        "alice",
                        "x-alice",
                        "bob",
                        "2026-03-07",
                        "d2026-03-07",
                        "2026-03-08",
                        ID,
                        "f-" + ID + ".bin",
                        ID.toUpperCase(),
                        "f-.bin",
                        "{uuid}")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(list -> String.join("/", list));
    }
}
