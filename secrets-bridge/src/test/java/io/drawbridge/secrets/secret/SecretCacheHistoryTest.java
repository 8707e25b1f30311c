package io.drawbridge.secrets.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.secrets.access.SecretPath;
import io.drawbridge.secrets.access.Verb;
import io.drawbridge.secrets.secret.CachedRead.CacheUse;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Histories of an upstream that changes, fails and refuses, read at random moments: whatever is answered was true at the
 * upstream within the bound that is promised for it.
 */
class SecretCacheHistoryTest {

    private static final SecretRef REF = new SecretRef(Verb.READ, "secret", SecretPath.clean("a"), 0);
    private static final int TTL = 15;
    private static final int NEGATIVE = 3;
    private static final int STALE = 60;
    private static final CacheLimits LIMITS = new CacheLimits(seconds(TTL), seconds(NEGATIVE), seconds(STALE), 100_000);

    /** For so long the upstream is like this, then it is read. */
    private record Step(int seconds, ReadOutcome upstream) {}

    /** What the upstream answered from this second on. */
    private record Era(int from, ReadOutcome upstream) {}

    private int now;
    private int lastKnown;
    private ReadOutcome upstream;
    private final List<Integer> asked = new ArrayList<>();

    @Property
    void answersWhatWasTrueWithinTheBound(@ForAll("histories") List<Step> history) {
        SecretCache cache =
                new SecretCache(this::fetch, LIMITS, () -> seconds(now).toNanos());
        List<Era> eras = new ArrayList<>();
        now = 0;
        lastKnown = 0;
        asked.clear();
        for (Step step : history) {
            upstream = step.upstream();
            eras.add(new Era(now, upstream));
            now += step.seconds();
            int before = asked.size();
            check(cache.read(REF).await().indefinitely(), eras, asked.size() > before);
        }
        assertThat(asked).as("one question for a moment").doesNotHaveDuplicates();
    }

    private void check(CachedRead read, List<Era> eras, boolean wasAsked) {
        assertThat(read.use() == CacheUse.HIT).isEqualTo(!wasAsked);
        int age = (int) read.age().toSeconds();
        switch (read.use()) {
            case HIT -> {
                assertThat(age).isLessThan(isValue(read.outcome()) ? TTL : NEGATIVE);
                assertThat(at(eras, now - age)).isEqualTo(read.outcome());
            }
            case STALE -> {
                assertThat(upstream).isInstanceOf(ReadOutcome.Unavailable.class);
                assertThat(age).isBetween(TTL, TTL + STALE - 1);
                assertThat(isValue(read.outcome())).isTrue();
                assertThat(at(eras, now - age)).isEqualTo(read.outcome());
                assertThat(knownSince(now - age)).as("nothing newer was known").isFalse();
            }
            default -> assertThat(read.outcome()).isEqualTo(upstream);
        }
    }

    /** Whether the upstream gave a usable answer later than this. */
    private boolean knownSince(int second) {
        return lastKnown > second;
    }

    private Uni<ReadOutcome> fetch(SecretRef ref) {
        asked.add(now);
        if (!(upstream instanceof ReadOutcome.Unavailable)) {
            lastKnown = now;
        }
        return Uni.createFrom().item(upstream);
    }

    private static ReadOutcome at(List<Era> eras, int second) {
        ReadOutcome then = null;
        for (Era era : eras) {
            // A step ends with a read: the era that begins at this second is the next one's.
            then = era.from() < second || then == null ? era.upstream() : then;
        }
        return then;
    }

    private static boolean isValue(ReadOutcome outcome) {
        return outcome instanceof ReadOutcome.Found;
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        List<ReadOutcome> outcomes = List.of(
                found(),
                found(),
                found(),
                new ReadOutcome.Absent(),
                new ReadOutcome.Refused(),
                new ReadOutcome.Unavailable(),
                new ReadOutcome.Unavailable(),
                new ReadOutcome.Unsure("vanished"));
        return Combinators.combine(Arbitraries.integers().between(1, 20), Arbitraries.of(outcomes))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    private static ReadOutcome found() {
        return new ReadOutcome.Found(new SecretValue(new byte[8]));
    }

    private static Duration seconds(int count) {
        return Duration.ofSeconds(count);
    }
}
