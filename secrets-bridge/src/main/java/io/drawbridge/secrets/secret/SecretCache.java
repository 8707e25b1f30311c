package io.drawbridge.secrets.secret;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import io.drawbridge.secrets.http.CallerContext;
import io.drawbridge.secrets.secret.CachedRead.CacheUse;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One question upstream for each thing and time-to-live, whoever asks: tenants share it, because whether they may read
 * is decided before. Only what Vault was sure of and what is there is kept.
 */
final class SecretCache {

    /** What an entry costs beside its value, about. */
    private static final int OVERHEAD = 256;

    private final AsyncCache<SecretRef, Fetched> entries;
    private final SecretSource source;
    private final Ticker ticker;

    private record Fetched(ReadOutcome outcome, Duration upstream) {

        int weight(SecretRef ref) {
            return (int)
                    Math.min(Integer.MAX_VALUE, OVERHEAD + ref.path().toString().length() + outcome.weight());
        }

        boolean keeps() {
            return outcome instanceof ReadOutcome.Found
                    || outcome instanceof ReadOutcome.Listed
                    || outcome instanceof ReadOutcome.Gone;
        }
    }

    SecretCache(SecretSource source, Duration ttl, long maxBytes, Ticker ticker) {
        this.source = source;
        this.ticker = ticker;
        this.entries = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .<SecretRef, Fetched>weigher((ref, fetched) -> fetched.weight(ref))
                .expireAfter(
                        Expiry.<SecretRef, Fetched>creating((ref, fetched) -> fetched.keeps() ? ttl : Duration.ZERO))
                .ticker(ticker)
                .executor(Runnable::run)
                .buildAsync();
    }

    Uni<CachedRead> read(SecretRef ref) {
        return Uni.createFrom().deferred(() -> {
            AtomicBoolean asked = new AtomicBoolean();
            CompletableFuture<Fetched> future = entries.get(ref, (key, executor) -> fetch(key, asked));
            CacheUse use = asked.get() ? CacheUse.MISS : future.isDone() ? CacheUse.HIT : CacheUse.JOINED;
            // A copy: a reader who leaves must not cancel the question of all the others.
            Uni<Fetched> fetched = Uni.createFrom().completionStage(future.copy());
            return use == CacheUse.HIT
                    ? fetched.map(found -> new CachedRead(found.outcome(), use, Duration.ZERO))
                    : fetched.emitOn(CallerContext.executor())
                            .map(found -> new CachedRead(found.outcome(), use, found.upstream()));
        });
    }

    /** Bytes held, about. */
    long weight() {
        return entries.synchronous()
                .policy()
                .eviction()
                .orElseThrow()
                .weightedSize()
                .orElse(0);
    }

    private CompletableFuture<Fetched> fetch(SecretRef ref, AtomicBoolean asked) {
        asked.set(true);
        long start = ticker.read();
        return source.fetch(ref)
                .map(outcome -> new Fetched(outcome, Duration.ofNanos(ticker.read() - start)))
                .subscribeAsCompletionStage();
    }
}
