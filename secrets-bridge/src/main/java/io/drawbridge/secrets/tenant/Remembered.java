package io.drawbridge.secrets.tenant;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import io.drawbridge.secrets.http.CallerContext;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * What the API server said, for a while that the answer itself decides on; one question at a time for each key, and not
 * more than so many answers.
 */
@RegisterForReflection(classNames = {Remembered.CACHE, Remembered.NODE})
final class Remembered<K, V> {

    /** The classes that Caffeine picks by name for strong keys and values, weighed, variable expiry. */
    static final String CACHE = "com.github.benmanes.caffeine.cache.SSMWA";

    static final String NODE = "com.github.benmanes.caffeine.cache.PSWMW";

    private final AsyncCache<K, V> entries;

    Remembered(int most, Function<V, Duration> keeping, Ticker ticker) {
        entries = Caffeine.newBuilder()
                .maximumWeight(most)
                .<K, V>weigher((key, value) -> 1)
                .expireAfter(Expiry.<K, V>creating((key, value) -> keeping.apply(value)))
                .ticker(ticker)
                .executor(Runnable::run)
                .buildAsync();
    }

    Uni<V> get(K key, Function<K, Uni<V>> ask) {
        return Uni.createFrom().deferred(() -> {
            CompletableFuture<V> answer =
                    entries.get(key, (asked, executor) -> ask.apply(asked).subscribeAsCompletionStage());
            // A copy: who leaves must not cancel the question of all the others.
            Uni<V> waiting = Uni.createFrom().completionStage(answer.copy());
            return answer.isDone() ? waiting : waiting.emitOn(CallerContext.executor());
        });
    }

    AsyncCache<K, V> entries() {
        return entries;
    }
}
