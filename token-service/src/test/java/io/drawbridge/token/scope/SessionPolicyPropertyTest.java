package io.drawbridge.token.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.devstack.policy.SessionPolicyEvaluator;
import io.drawbridge.token.problem.ProblemException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Judged by an evaluator that shares no code with the compiler. */
class SessionPolicyPropertyTest {

    private static final BucketName BUCKET = new BucketName("bkt");

    /** What a session could make variables stand for. */
    private static final Map<String, String> VARIABLES = Map.of("aws:username", "a", "aws:userid", "*", "a", "*");

    private static final String SPECIALS = "*?${}:\\\"[]/.-ab é%";

    @Property(tries = 3000)
    void allowsExactlyTheKey(
            @ForAll("keys") ObjectKey granted, @ForAll("keys") ObjectKey other, @ForAll StoreProfile profile) {
        compile(granted, profile).ifPresent(policy -> {
            assertThat(mayPut(policy, granted.value())).isTrue();
            assertThat(mayPut(policy, other.value())).isEqualTo(other.equals(granted));
        });
    }

    @Property(tries = 3000)
    void allowsNoNeighbourOfTheKey(@ForAll("neighbours") Neighbours pair, @ForAll StoreProfile profile) {
        compile(pair.granted(), profile).ifPresent(policy -> assertThat(mayPut(policy, pair.other()))
                .isEqualTo(pair.other().equals(pair.granted().value())));
    }

    @Property(tries = 2000)
    void allowsExactlyTheFolder(
            @ForAll("keys") ObjectKey folder, @ForAll("keys") ObjectKey other, @ForAll StoreProfile profile) {
        KeyPrefix prefix = new KeyPrefix(shorten(folder.value()) + "/");
        compile(prefix, profile).ifPresent(policy -> {
            assertThat(mayPut(policy, prefix.value() + "x")).isTrue();
            assertThat(mayPut(policy, prefix.value() + shorten(other.value()))).isTrue();
            assertThat(mayPut(policy, other.value())).isEqualTo(prefix.covers(other));
            assertThat(mayPut(policy, folder.value() + "2")).isFalse();
        });
    }

    @Property
    void allowsNoOtherActionAndNoOtherBucket(@ForAll("keys") ObjectKey key) {
        compile(key, StoreProfile.AWS).ifPresent(policy -> {
            for (String action : new String[] {"s3:GetObject", "s3:DeleteObject", "s3:PutObjectAcl", "s3:ListBucket"}) {
                assertThat(policy.allows(action, "arn:aws:s3:::bkt/" + key.value(), VARIABLES))
                        .isFalse();
                assertThat(policy.allows(action, "arn:aws:s3:::bkt", VARIABLES)).isFalse();
            }
            assertThat(policy.allows("s3:PutObject", "arn:aws:s3:::bkt2/" + key.value(), VARIABLES))
                    .isFalse();
        });
    }

    @Property(tries = 2000)
    void refusesOnlyWhatItSays(@ForAll("keys") ObjectKey key) {
        boolean latin1 = key.value().chars().allMatch(c -> c <= 0xff);
        assertThat(compile(key, StoreProfile.AWS).isPresent()).isEqualTo(latin1 && length(key.value()) <= 2048);
    }

    private static int length(String key) {
        int around = SessionPolicy.of(new Scope(BUCKET, new ObjectKey("k"), Set.of(Action.UPLOAD)), StoreProfile.AWS)
                        .json()
                        .length()
                - 1;
        return around + key.chars().map(SessionPolicyPropertyTest::length).sum();
    }

    private static int length(int character) {
        return "*?$".indexOf(character) >= 0 ? 4 : "\"\\".indexOf(character) >= 0 ? 2 : 1;
    }

    private static Optional<SessionPolicyEvaluator> compile(Target target, StoreProfile profile) {
        try {
            SessionPolicy policy = SessionPolicy.of(new Scope(BUCKET, target, Set.of(Action.UPLOAD)), profile);
            return Optional.of(SessionPolicyEvaluator.of(policy.json()));
        } catch (ProblemException refused) {
            return Optional.empty();
        }
    }

    private static boolean mayPut(SessionPolicyEvaluator policy, String key) {
        return policy.allows("s3:PutObject", "arn:aws:s3:::bkt/" + key, VARIABLES);
    }

    private static String shorten(String key) {
        String cut = key.substring(0, key.offsetByCodePoints(0, Math.min(40, key.codePointCount(0, key.length()))));
        return cut.endsWith("/") ? cut + "x" : cut;
    }

    record Neighbours(ObjectKey granted, String other) {}

    @Provide
    Arbitrary<ObjectKey> keys() {
        Arbitrary<String> iam =
                Arbitraries.strings().withChars(SPECIALS).ofMinLength(1).ofMaxLength(12);
        Arbitrary<String> latin =
                Arbitraries.strings().withCharRange(' ', 'ÿ').ofMinLength(1).ofMaxLength(40);
        Arbitrary<String> unicode = Arbitraries.strings().all().ofMinLength(1).ofMaxLength(40);
        Arbitrary<String> variables = Arbitraries.of(
                        "${aws:username}", "${*}", "${$}", "a*", "*", "?", "$", "${a}", "x")
                .list()
                .ofMinSize(1)
                .ofMaxSize(200)
                .map(parts -> String.join("", parts));
        return Arbitraries.oneOf(iam, iam, latin, unicode, variables)
                .map(SessionPolicyPropertyTest::key)
                .filter(Optional::isPresent)
                .map(Optional::get);
    }

    /** One character more, less or other; and what a wildcard would make of it. */
    @Provide
    Arbitrary<Neighbours> neighbours() {
        return Combinators.combine(
                        keys(),
                        Arbitraries.integers().between(0, 1000),
                        Arbitraries.strings().withChars(SPECIALS).ofMaxLength(3),
                        Arbitraries.integers().between(0, 2))
                .as((key, at, text, cut) -> {
                    String value = key.value();
                    int from = at % (value.length() + 1);
                    int to = Math.min(value.length(), from + cut);
                    return new Neighbours(key, value.substring(0, from) + text + value.substring(to));
                });
    }

    private static Optional<ObjectKey> key(String value) {
        try {
            return Optional.of(new ObjectKey(value));
        } catch (ProblemException invalid) {
            return Optional.empty();
        }
    }
}
