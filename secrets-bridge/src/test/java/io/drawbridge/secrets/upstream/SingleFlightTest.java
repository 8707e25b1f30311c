package io.drawbridge.secrets.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SingleFlightTest {

    private final AtomicInteger runs = new AtomicInteger();
    private CompletableFuture<String> answer = new CompletableFuture<>();
    private final SingleFlight<String> flight = new SingleFlight<>();

    @Test
    void runsOnceForAllWhoWait() {
        List<UniAssertSubscriber<String>> waiting =
                IntStream.range(0, 20).mapToObj(i -> subscribe()).toList();
        waiting.get(0).cancel();
        answer.complete("t");
        assertThat(waiting.subList(1, 20)).allMatch(w -> w.awaitItem().getItem().equals("t"));
        assertThat(runs).hasValue(1);
    }

    @Test
    void triesAgainAfterAFailure() {
        UniAssertSubscriber<String> first = subscribe();
        answer.completeExceptionally(new IllegalStateException("no"));
        first.awaitFailure();
        answer = CompletableFuture.completedFuture("t");
        assertThat(subscribe().awaitItem().getItem()).isEqualTo("t");
        assertThat(runs).hasValue(2);
    }

    @Test
    void workThatDoesNotEvenBeginHoldsNobodyUp() {
        flight.run(() -> {
                    throw new IllegalStateException("no");
                })
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create())
                .awaitFailure();
        answer.complete("t");
        assertThat(subscribe().awaitItem().getItem()).isEqualTo("t");
    }

    private UniAssertSubscriber<String> subscribe() {
        return flight.run(() -> {
                    runs.incrementAndGet();
                    return Uni.createFrom().completionStage(answer);
                })
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }
}
