package io.drawbridge.token.vending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drawbridge.token.caller.Caller;
import io.drawbridge.token.caller.CallerKind;
import io.drawbridge.token.scope.Action;
import io.drawbridge.token.scope.BucketName;
import io.drawbridge.token.scope.ObjectKey;
import io.drawbridge.token.scope.ObjectSettings;
import io.drawbridge.token.scope.Scope;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class CredentialCacheTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final CacheKey KEY = key("alice", HOUR);

    private final TestClock clock = new TestClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CredentialCache cache = new CredentialCache(clock, () -> 100, meters);
    private final List<CompletableFuture<SessionCredentials>> calls = new ArrayList<>();

    @Test
    void callsOnceForAHundredAtOnce() throws Exception {
        CompletableFuture<SessionCredentials> answer = new CompletableFuture<>();
        ExecutorService callers = Executors.newFixedThreadPool(20);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<SessionCredentials>> waiting = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            waiting.add(callers.submit(() -> {
                start.await();
                return cache.get(KEY, () -> call(answer))
                        .subscribeAsCompletionStage()
                        .get();
            }));
        }
        start.countDown();
        answer.complete(credentials(HOUR));
        for (Future<SessionCredentials> caller : waiting) {
            assertThat(caller.get()).isSameAs(answer.join());
        }
        callers.shutdown();
        assertThat(calls).hasSize(1);
    }

    @Test
    void givesWhatIsFreshWithoutACall() {
        SessionCredentials first = get();
        clock.advance(Duration.ofMinutes(14));
        assertThat(get()).isSameAs(first);
        assertThat(calls).hasSize(1);
        assertThat(count("requests", "hit")).isEqualTo(1);
        assertThat(count("requests", "miss")).isEqualTo(1);
    }

    @Test
    void renewsInTheBackgroundBeforeHalfOfTheLifetimeIsGone() {
        SessionCredentials first = get();
        clock.advance(Duration.ofMinutes(16));
        assertThat(getPending()).isSameAs(first); // nobody waits for the renewal
        assertThat(getPending()).isSameAs(first);
        assertThat(calls).hasSize(2);
        SessionCredentials renewed = credentials(HOUR);
        calls.get(1).complete(renewed);
        assertThat(get()).isSameAs(renewed);
        clock.advance(Duration.ofMinutes(14));
        assertThat(get()).isSameAs(renewed);
        assertThat(calls).hasSize(2);
    }

    @Test
    void neverGivesWithLessThanHalfLeft() {
        get();
        clock.advance(Duration.ofMinutes(30));
        SessionCredentials later = get();
        assertThat(Duration.between(clock.instant(), later.expiration())).isEqualTo(HOUR);
        assertThat(calls).hasSize(2);
    }

    @Test
    void measuresByTheExpiryAndNotByWhatWasAsked() {
        cache.get(KEY, () -> call(CompletableFuture.completedFuture(credentials(Duration.ofMinutes(20)))))
                .await()
                .indefinitely();
        get();
        assertThat(calls).as("20 minutes are less than half of an hour").hasSize(2);
    }

    @Test
    void forgetsFailures() {
        CompletableFuture<SessionCredentials> failed = CompletableFuture.failedFuture(new IllegalStateException("no"));
        assertThatThrownBy(() -> cache.get(KEY, () -> call(failed)).await().indefinitely())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no");
        assertThat(get()).isNotNull();
        assertThat(calls).hasSize(2);
    }

    @Test
    void keepsServingWhenARenewalFailsAndTriesAgainLater() {
        SessionCredentials first = get();
        clock.advance(Duration.ofMinutes(16));
        getPending();
        calls.get(1).completeExceptionally(new IllegalStateException("throttled"));
        assertThat(getPending()).isSameAs(first);
        assertThat(calls).as("STS is left alone for a while").hasSize(2);
        clock.advance(Duration.ofSeconds(11));
        assertThat(getPending()).isSameAs(first);
        assertThat(calls).hasSize(3);
    }

    @Test
    void goesOnForTheOthersWhenOneLeaves() {
        CompletableFuture<SessionCredentials> answer = new CompletableFuture<>();
        UniAssertSubscriber<SessionCredentials> leaver =
                cache.get(KEY, () -> call(answer)).subscribe().withSubscriber(UniAssertSubscriber.create());
        UniAssertSubscriber<SessionCredentials> stayer =
                cache.get(KEY, () -> call(answer)).subscribe().withSubscriber(UniAssertSubscriber.create());
        leaver.cancel();
        assertThat(answer).isNotCancelled();
        answer.complete(credentials(HOUR));
        stayer.assertCompleted();
        assertThat(calls).hasSize(1);
    }

    @Test
    void keepsCallersAndLifetimesApart() {
        get();
        cache.get(key("bob", HOUR), this::issue).await().indefinitely();
        cache.get(key("alice", Duration.ofHours(2)), this::issue).await().indefinitely();
        assertThat(calls).hasSize(3);
    }

    @Test
    void isBounded() {
        for (int i = 0; i < 1000; i++) {
            cache.get(key("caller-" + i, HOUR), this::issue).await().indefinitely();
        }
        assertThat(meters.get("drawbridge.credential.cache.entries").gauge().value())
                .isLessThanOrEqualTo(100);
    }

    private SessionCredentials get() {
        return cache.get(KEY, this::issue).await().indefinitely();
    }

    /** Where a call is made, it does not end. */
    private SessionCredentials getPending() {
        return cache.get(KEY, () -> call(new CompletableFuture<>())).await().atMost(Duration.ofSeconds(5));
    }

    private Uni<SessionCredentials> issue() {
        return call(CompletableFuture.completedFuture(credentials(HOUR)));
    }

    private Uni<SessionCredentials> call(CompletableFuture<SessionCredentials> answer) {
        synchronized (calls) {
            calls.add(answer);
        }
        return Uni.createFrom().completionStage(() -> answer);
    }

    private SessionCredentials credentials(Duration life) {
        return new SessionCredentials("id", "secret", "token", clock.instant().plus(life));
    }

    private double count(String what, String result) {
        return meters.counter("drawbridge.credential.cache." + what, "result", result)
                .count();
    }

    private static CacheKey key(String subject, Duration lifetime) {
        Scope scope = new Scope(new BucketName("bkt"), new ObjectKey("k"), Set.of(Action.UPLOAD));
        Caller caller = new Caller(subject, Set.of(), CallerKind.API_KEY);
        return new CacheKey(caller, TestIssuers.FEDERATION, scope, ObjectSettings.NONE, lifetime);
    }

    /** Stands still until told otherwise. */
    private static final class TestClock implements InstantSource {
        private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void advance(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
