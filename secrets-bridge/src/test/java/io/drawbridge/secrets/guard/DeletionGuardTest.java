package io.drawbridge.secrets.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.secrets.access.SecretPath;
import io.drawbridge.secrets.access.Verb;
import io.drawbridge.secrets.secret.ReadOutcome;
import io.drawbridge.secrets.secret.SecretRef;
import io.drawbridge.secrets.secret.SecretValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DeletionGuardTest {

    private static final ReadOutcome ABSENT = new ReadOutcome.Absent();

    private final GuardFixture guard = new GuardFixture();

    @Test
    void passesOneDeletionOfManyOn() {
        see(guard, 10);
        guard.kv.wipe(List.of("team-a/0"));
        guard.kv.delete("team-a/1");
        assertThat(guard.read("team-a/0")).isEqualTo(ABSENT);
        assertThat(guard.read("team-a/1")).isInstanceOf(ReadOutcome.Gone.class);
        assertThat(guard.read("team-a/2")).isInstanceOf(ReadOutcome.Found.class);
    }

    @Test
    void passesTheDeletionOfTheLastSecretOfAMountThatItKnows() {
        see(guard, 1);
        guard.kv.wipe();
        assertThat(guard.read("team-a/0")).isEqualTo(ABSENT);
    }

    @Test
    void knowsNothingOfAMountThatWasAlwaysEmpty() {
        assertThat(guard.read("team-a/0")).isEqualTo(new ReadOutcome.Unsure("empty"));
        assertThat(guard.list("")).isEqualTo(new ReadOutcome.Unsure("empty"));
        guard.kv.put("team-b/other");
        assertThat(guard.read("team-a/0")).isEqualTo(ABSENT);
        assertThat(guard.trips("empty")).isEqualTo(2);
    }

    @Test
    void knowsNothingWhenTheMountDoesNotAnswerForItself() {
        see(guard, 3);
        guard.kv.wipe();
        guard.mountIsSilent();
        assertThat(guard.read("team-a/0")).isEqualTo(new ReadOutcome.Unsure("mount"));
        assertThat(guard.list("team-a")).isEqualTo(new ReadOutcome.Unsure("mount"));
    }

    @Test
    void takesAnotherClusterForTheSameOnlyWhenAllIsThereAgain() {
        see(guard, 3);
        guard.kv.wipe();
        guard.identity("cluster-2", "kv_2", false);
        assertThat(guard.read("team-a/0")).isEqualTo(new ReadOutcome.Unsure("identity"));
        guard.kv.put("team-a/1", "team-a/2");
        assertThat(guard.read("team-a/0")).isEqualTo(new ReadOutcome.Unsure("identity"));
        assertThat(guard.read("team-a/never")).isEqualTo(new ReadOutcome.Unsure("identity"));
        guard.pass(Duration.ofHours(7));
        guard.kv.put("team-a/0");
        see(guard, 3);
        assertThat(guard.read("team-a/never")).isEqualTo(ABSENT);
        guard.kv.wipe(List.of("team-a/0"));
        assertThat(guard.read("team-a/0")).isEqualTo(ABSENT);
    }

    @Test
    void passesADeletionAfterARecovery() {
        see(guard, 3);
        guard.identity("cluster-2", "kv_2", false);
        guard.pass(Duration.ofSeconds(11));
        see(guard, 3);
        assertThat(remove("team-a/0")).isEqualTo(ABSENT);
    }

    @Test
    void doubtDoesNotPassWhileSomebodyAsks() {
        see(guard, 3);
        guard.kv.wipe();
        guard.identity("cluster-1", "kv_2", false);
        for (int hour = 0; hour < 72; hour++) {
            guard.pass(Duration.ofHours(1));
            assertThat(guard.read("team-a/0")).isEqualTo(new ReadOutcome.Unsure("identity"));
        }
    }

    @Test
    void believesOnlyThePinnedCluster() {
        GuardFixture pinned = new GuardFixture(Map.of("drawbridge.guard.cluster-id", "cluster-1"));
        pinned.kv.put("team-a/x");
        assertThat(pinned.read("team-a/0")).isEqualTo(ABSENT);
        pinned.identity("cluster-2", "kv_1", false);
        assertThat(pinned.read("team-a/0")).isEqualTo(new ReadOutcome.Unsure("identity"));
    }

    @Test
    void wantsASecondWitness() {
        see(guard, 10);
        guard.kv.answer(GuardFixture.ref(Verb.READ, "team-a/0"), ABSENT);
        assertThat(guard.read("team-a/0")).isEqualTo(new ReadOutcome.Unsure("unconfirmed"));
        guard.kv.answer(GuardFixture.ref(Verb.READ, "team-a/1"), new ReadOutcome.Gone(new SecretValue(new byte[0])));
        assertThat(guard.read("team-a/1")).isEqualTo(new ReadOutcome.Unsure("unconfirmed"));
        guard.kv.hideMetadata();
        guard.kv.wipe(List.of("team-a/2"));
        assertThat(guard.read("team-a/2")).isEqualTo(new ReadOutcome.Unsure("unconfirmed"));
    }

    @Test
    void asksTheFolderWhereThereIsNoMetadata() {
        guard.identity("cluster-1", "kv_1", true);
        guard.kv.hideMetadata();
        see(guard, 10);
        guard.kv.wipe(List.of("team-a/0"));
        assertThat(guard.read("team-a/0")).isEqualTo(ABSENT);
        guard.kv.answer(GuardFixture.ref(Verb.READ, "team-a/1"), ABSENT);
        assertThat(guard.read("team-a/1")).isEqualTo(new ReadOutcome.Unsure("unconfirmed"));
    }

    @Test
    void stopsTheFirstOfManyThatVanishTogether() {
        see(guard, 10);
        guard.kv.wipe(List.of("team-a/0", "team-a/1", "team-a/2"));
        for (int i = 0; i < 3; i++) {
            assertThat(guard.read("team-a/" + i)).isEqualTo(new ReadOutcome.Unsure("vanished"));
        }
        assertThat(guard.trips("vanished")).isEqualTo(3);
    }

    @Test
    void countsDeletionsOneAfterTheOtherWithinTheWindow() {
        see(guard, 10);
        assertThat(remove("team-a/0")).isEqualTo(ABSENT);
        assertThat(remove("team-a/1")).isEqualTo(ABSENT);
        assertThat(remove("team-a/2")).isEqualTo(new ReadOutcome.Unsure("vanished"));
        guard.pass(Duration.ofMinutes(11));
        assertThat(guard.read("team-a/2")).isEqualTo(ABSENT);
    }

    @Test
    void looksAtListsToo() {
        see(guard, 10);
        guard.kv.put("team-b/x");
        guard.read("team-b/x");
        assertThat(guard.list("team-a")).isInstanceOf(ReadOutcome.Listed.class);
        guard.kv.wipe(IntStream.range(0, 10).mapToObj(i -> "team-a/" + i).toList());
        assertThat(guard.list("team-a")).isEqualTo(new ReadOutcome.Unsure("vanished"));
        assertThat(guard.list("")).as("does not name team-a").isEqualTo(new ReadOutcome.Unsure("vanished"));
        guard.kv.put("team-a/0", "team-a/1", "team-a/2", "team-a/3", "team-a/4", "team-a/5", "team-a/6", "team-a/7");
        guard.kv.put("team-a/8");
        guard.pass(Duration.ofSeconds(11));
        assertThat(guard.list("team-a")).isInstanceOf(ReadOutcome.Listed.class);
    }

    @Test
    void anOldVersionIsNotTheSecret() {
        see(guard, 3);
        SecretRef third = new SecretRef(Verb.READ, "secret", SecretPath.clean("team-a/0"), 3);
        guard.kv.answer(third, ABSENT);
        assertThat(guard.fetch(third)).isEqualTo(ABSENT);
        assertThat(guard.read("team-a/0")).isInstanceOf(ReadOutcome.Found.class);
    }

    @Test
    void keepsRolesApart() {
        see(guard, 3);
        guard.kv.wipe();
        SecretRef other = GuardFixture.ref(Verb.READ, "team-a/0").as("team-b");
        assertThat(guard.fetch(other)).isEqualTo(new ReadOutcome.Unsure("empty"));
    }

    /** What an accident looks like never gets through, and what a person does always. */
    @Property(tries = 200)
    void tellsAccidentsFromDeletions(
            @ForAll @IntRange(min = 6, max = 60) int seen, @ForAll @IntRange(min = 1, max = 60) int lost) {
        GuardFixture fixture = new GuardFixture(Map.of("drawbridge.guard.sample", "1000"));
        see(fixture, seen);
        int gone = Math.min(seen, lost);
        fixture.kv.wipe(IntStream.range(0, gone).mapToObj(i -> "team-a/" + i).toList());
        boolean accident = gone >= 3 && gone > 0.2 * seen;
        assertThat(fixture.read("team-a/0")).isEqualTo(accident ? new ReadOutcome.Unsure("vanished") : ABSENT);
    }

    private ReadOutcome remove(String path) {
        guard.kv.wipe(List.of(path));
        return guard.read(path);
    }

    private static void see(GuardFixture guard, int paths) {
        for (int i = 0; i < paths; i++) {
            guard.kv.put("team-a/" + i);
            assertThat(guard.read("team-a/" + i)).isInstanceOf(ReadOutcome.Found.class);
        }
    }
}
