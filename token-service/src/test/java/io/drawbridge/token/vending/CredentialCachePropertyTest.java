package io.drawbridge.token.vending;

import static org.assertj.core.api.Assertions.assertThat;

import io.drawbridge.token.caller.Caller;
import io.drawbridge.token.caller.CallerKind;
import io.drawbridge.token.scope.Action;
import io.drawbridge.token.scope.BucketName;
import io.drawbridge.token.scope.ObjectKey;
import io.drawbridge.token.scope.ObjectSettings;
import io.drawbridge.token.scope.Scope;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** However time passes and whatever STS does, what comes out of the cache is worth its lifetime. */
class CredentialCachePropertyTest {

    private static final Duration ASKED = Duration.ofHours(1);
    private static final CacheKey KEY = new CacheKey(
            new Caller("alice", Set.of(), CallerKind.API_KEY),
            TestIssuers.FEDERATION,
            new Scope(new BucketName("bkt"), new ObjectKey("k"), Set.of(Action.UPLOAD)),
            ObjectSettings.NONE,
            ASKED);

    /** Time passes, somebody asks, and STS, if it is asked, does this. */
    record Step(Duration pause, Duration life, Answer answer) {}

    enum Answer {
        AT_ONCE,
        FAILED,
        /** Not before the next step. */
        LATE
    }

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private CompletableFuture<SessionCredentials> pending = new CompletableFuture<>();
    private SessionCredentials late;
    private SessionCredentials issued;

    @Property(tries = 2000)
    void neverGivesLessThanHalfOfWhatWasAsked(@ForAll("histories") List<Step> steps) {
        CredentialCache cache = new CredentialCache(() -> now, () -> 100, new SimpleMeterRegistry());
        for (Step step : steps) {
            now = now.plus(step.pause());
            pending.complete(late);
            issued = null;
            Uni<SessionCredentials> answer = cache.get(KEY, () -> issue(step));
            CompletableFuture<SessionCredentials> given =
                    answer.subscribeAsCompletionStage().toCompletableFuture();
            if (given.isDone() && !given.isCompletedExceptionally() && given.join() != issued) {
                Duration left = Duration.between(now, given.join().expiration());
                assertThat(left).isGreaterThanOrEqualTo(ASKED.dividedBy(2));
            }
        }
    }

    private Uni<SessionCredentials> issue(Step step) {
        SessionCredentials made = new SessionCredentials("id", "secret", "token", now.plus(step.life()));
        switch (step.answer()) {
            case AT_ONCE -> issued = made;
            case LATE -> {
                pending = new CompletableFuture<>();
                late = made;
                CompletableFuture<SessionCredentials> answer = pending;
                return Uni.createFrom().completionStage(() -> answer);
            }
            default -> {
                return Uni.createFrom().failure(new IllegalStateException("throttled"));
            }
        }
        return Uni.createFrom().item(made);
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        Arbitrary<Duration> pauses = Arbitraries.integers().between(0, 40 * 60).map(Duration::ofSeconds);
        Arbitrary<Duration> lives = Arbitraries.integers().between(60, 3600).map(Duration::ofSeconds);
        return Combinators.combine(pauses, lives, Arbitraries.of(Answer.class))
                .as(Step::new)
                .list()
                .ofMinSize(2)
                .ofMaxSize(30);
    }
}
