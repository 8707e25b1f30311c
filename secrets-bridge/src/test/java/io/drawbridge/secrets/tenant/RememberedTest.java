package io.drawbridge.secrets.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RememberedTest {

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void asksAgainWhenTheAnswersTimeIsOver() {
        Remembered<String, Integer> remembered = remembered(10);
        assertThat(get(remembered, "a")).isEqualTo(1);
        nanos.addAndGet(Duration.ofSeconds(29).toNanos());
        assertThat(get(remembered, "a")).isEqualTo(1);
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(get(remembered, "a")).isEqualTo(2);
    }

    @Test
    void keepsNothingThatIsNotToBeKept() {
        Remembered<String, Integer> remembered = new Remembered<>(10, ignored -> Duration.ZERO, nanos::get);
        assertThat(get(remembered, "a")).isEqualTo(1);
        assertThat(get(remembered, "a")).isEqualTo(2);
    }

    @Test
    void asksOnceForAllWhoWait() {
        Remembered<String, Integer> remembered = remembered(10);
        CompletableFuture<Integer> answer = new CompletableFuture<>();
        Uni<Integer> slow = Uni.createFrom().completionStage(answer);
        CompletableFuture<Integer> first =
                remembered.get("a", key -> counted(slow)).subscribeAsCompletionStage();
        CompletableFuture<Integer> second =
                remembered.get("a", key -> counted(slow)).subscribeAsCompletionStage();
        first.cancel(true);
        answer.complete(7);
        assertThat(second.join()).isEqualTo(7);
        assertThat(asked).hasValue(1);
    }

    @Test
    void isBounded() {
        Remembered<String, Integer> remembered = remembered(10);
        for (int i = 0; i < 100; i++) {
            get(remembered, "key" + i);
        }
        remembered.entries().synchronous().cleanUp();
        assertThat(remembered.entries().synchronous().estimatedSize()).isLessThanOrEqualTo(10);
    }

    /** The names are those that a native executable is told of; SecretCacheTest looks at the classes themselves. */
    @Test
    void isMadeOfTheClassesThatAreRegistered() throws ReflectiveOperationException {
        Object bounded = remembered(10).entries().synchronous();
        while (!bounded.getClass().getName().equals(Remembered.CACHE)) {
            bounded = inner(bounded);
        }
        assertThat(bounded.getClass().getName()).isEqualTo(Remembered.CACHE);
    }

    private static Object inner(Object view) throws ReflectiveOperationException {
        Field field = view.getClass()
                .getDeclaredField(view.getClass().getSimpleName().contains("View") ? "asyncCache" : "cache");
        field.setAccessible(true);
        return field.get(view);
    }

    private Remembered<String, Integer> remembered(int most) {
        return new Remembered<>(most, ignored -> Duration.ofSeconds(30), nanos::get);
    }

    private int get(Remembered<String, Integer> remembered, String key) {
        return remembered
                .get(key, ignored -> Uni.createFrom().item(asked.incrementAndGet()))
                .await()
                .indefinitely();
    }

    private Uni<Integer> counted(Uni<Integer> answer) {
        asked.incrementAndGet();
        return answer;
    }
}
