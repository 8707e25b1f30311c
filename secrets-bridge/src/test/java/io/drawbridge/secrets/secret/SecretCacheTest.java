package io.drawbridge.secrets.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.secrets.access.SecretPath;
import io.drawbridge.secrets.access.Verb;
import io.drawbridge.secrets.secret.CachedRead.CacheUse;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SecretCacheTest {

    private static final SecretRef REF = ref("team-a/db");

    private final AtomicLong now = new AtomicLong();
    private final List<SecretRef> asked = new ArrayList<>();
    private CompletableFuture<ReadOutcome> answer = CompletableFuture.completedFuture(found(10));
    private final SecretSource source = ref -> {
        asked.add(ref);
        return Uni.createFrom().completionStage(answer);
    };
    private final SecretCache cache = new SecretCache(source, limits(15), now::get);

    @Test
    void asksOnceInATimeToLive() {
        assertThat(read(REF).use()).isEqualTo(CacheUse.MISS);
        assertThat(read(REF).use()).isEqualTo(CacheUse.HIT);
        pass(15);
        assertThat(read(REF).use()).isEqualTo(CacheUse.MISS);
        assertThat(asked).hasSize(2);
    }

    @Test
    void keepsForAShortTimeThatThereIsNothing() {
        for (ReadOutcome nothing :
                List.of(new ReadOutcome.Absent(), new ReadOutcome.Gone(new SecretValue(new byte[1])))) {
            SecretRef ref = ref("team-a/" + nothing.label());
            answer = CompletableFuture.completedFuture(nothing);
            assertThat(read(ref).use()).isEqualTo(CacheUse.MISS);
            assertThat(read(ref).use()).isEqualTo(CacheUse.HIT);
            pass(3);
            answer = CompletableFuture.completedFuture(found(10));
            assertThat(read(ref).outcome()).isInstanceOf(ReadOutcome.Found.class);
        }
    }

    @Test
    void servesAValueForAWhileWhenTheUpstreamCannotBeAsked() {
        read(REF);
        answer = CompletableFuture.completedFuture(new ReadOutcome.Unavailable());
        pass(20);
        CachedRead stale = read(REF);
        assertThat(stale.use()).isEqualTo(CacheUse.STALE);
        assertThat(stale.shown()).isInstanceOfSatisfying(ReadOutcome.Stale.class, shown -> {
            assertThat(shown.kept()).isInstanceOf(ReadOutcome.Found.class);
            assertThat(shown.age()).isEqualTo(Duration.ofSeconds(20));
        });
        assertThat(asked).as("it was asked each time").hasSize(2);
        pass(94);
        assertThat(read(REF).use()).isEqualTo(CacheUse.STALE);
        pass(1);
        assertThat(read(REF).shown()).isInstanceOf(ReadOutcome.Unavailable.class);
    }

    @Test
    void servesNothingStaleOnceItWasRefusedOrNotSurelyThere() {
        for (ReadOutcome known :
                List.of(new ReadOutcome.Refused(), new ReadOutcome.Unsure("vanished"), new ReadOutcome.Absent())) {
            SecretRef ref = ref("team-a/" + known.label());
            answer = CompletableFuture.completedFuture(found(10));
            read(ref);
            pass(16);
            answer = CompletableFuture.completedFuture(known);
            assertThat(read(ref).shown()).isEqualTo(known);
            pass(4);
            answer = CompletableFuture.completedFuture(new ReadOutcome.Unavailable());
            assertThat(read(ref).shown()).isInstanceOf(ReadOutcome.Unavailable.class);
        }
    }

    @Test
    void tellsRolesApart() {
        read(REF.as("team-a"));
        read(REF.as("team-b"));
        read(REF);
        assertThat(asked).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void tellsVersionsAndVerbsApart() {
        read(REF);
        read(new SecretRef(Verb.READ, "secret", REF.path(), 1));
        read(new SecretRef(Verb.METADATA, "secret", REF.path(), 0));
        read(new SecretRef(Verb.READ, "other", REF.path(), 0));
        assertThat(asked).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void asksOnceForAllWhoWait() {
        answer = new CompletableFuture<>();
        List<UniAssertSubscriber<CachedRead>> waiting = IntStream.range(0, 50)
                .mapToObj(i -> cache.read(REF).subscribe().withSubscriber(UniAssertSubscriber.<CachedRead>create()))
                .toList();
        answer.complete(found(10));
        waiting.forEach(w -> w.awaitItem(Duration.ofSeconds(5)));
        assertThat(asked).hasSize(1);
        assertThat(waiting.stream().filter(w -> w.getItem().use() == CacheUse.MISS))
                .hasSize(1);
    }

    @Test
    void goesOnForTheOthersWhenOneLeaves() {
        answer = new CompletableFuture<>();
        UniAssertSubscriber<CachedRead> leaving =
                cache.read(REF).subscribe().withSubscriber(UniAssertSubscriber.create());
        UniAssertSubscriber<CachedRead> staying =
                cache.read(REF).subscribe().withSubscriber(UniAssertSubscriber.create());
        leaving.cancel();
        answer.complete(found(10));
        assertThat(staying.awaitItem(Duration.ofSeconds(5)).getItem().outcome()).isInstanceOf(ReadOutcome.Found.class);
    }

    @Test
    void keepsNothingThatIsNotSure() {
        for (ReadOutcome unsure :
                List.of(new ReadOutcome.Unavailable(), new ReadOutcome.Refused(), new ReadOutcome.Unsure("mount"))) {
            answer = CompletableFuture.completedFuture(unsure);
            int before = asked.size();
            read(REF);
            read(REF);
            assertThat(asked).as(unsure.label()).hasSize(before + 2);
        }
    }

    @Test
    void staysWithinItsBytes() {
        answer = CompletableFuture.completedFuture(found(2_000));
        for (int i = 0; i < 100; i++) {
            read(ref("team-a/" + i));
        }
        assertThat(cache.weight()).isPositive().isLessThanOrEqualTo(10_000);
    }

    @Test
    void givesBackWhatIsTooBigToKeep() {
        answer = CompletableFuture.completedFuture(found(50_000));
        assertThat(read(REF).outcome().weight()).isEqualTo(50_000);
        assertThat(cache.weight()).isZero();
    }

    @Test
    void keepsNothingWithoutATimeToLive() {
        SecretCache off = new SecretCache(source, limits(0), now::get);
        off.read(REF).await().indefinitely();
        off.read(REF).await().indefinitely();
        assertThat(asked).hasSize(2);
    }

    @Test
    void isMadeOfTheClassesThatANativeExecutableIsToldOf() throws ReflectiveOperationException {
        Class<?> manual = Class.forName("com.github.benmanes.caffeine.cache.BoundedLocalCache$BoundedLocalManualCache");
        Object bounded = field(field(cache, SecretCache.class, "entries"), manual, "cache");
        Class<?> base = Class.forName("com.github.benmanes.caffeine.cache.BoundedLocalCache");
        assertThat(bounded.getClass().getName()).isEqualTo(CacheClasses.CACHE);
        assertThat(field(bounded, base, "nodeFactory").getClass().getName()).isEqualTo(CacheClasses.NODE);
    }

    private static Object field(Object owner, Class<?> declaring, String name) throws ReflectiveOperationException {
        Field field = (declaring == null ? owner.getClass() : declaring).getDeclaredField(name);
        field.setAccessible(true);
        return field.get(owner);
    }

    private static CacheLimits limits(int ttl) {
        return new CacheLimits(Duration.ofSeconds(ttl), Duration.ofSeconds(3), Duration.ofSeconds(100), 10_000);
    }

    private void pass(int seconds) {
        now.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    private CachedRead read(SecretRef ref) {
        return cache.read(ref).await().atMost(Duration.ofSeconds(5));
    }

    private static SecretRef ref(String path) {
        return new SecretRef(Verb.READ, "secret", SecretPath.clean(path), 0);
    }

    private static ReadOutcome found(int bytes) {
        return new ReadOutcome.Found(new SecretValue(new byte[bytes]));
    }
}
